use super::*;
use crate::recast as any;
use proptest::prelude::*;

/// A WAV of two channels with a tone, and words about its making where programs put them.
fn sung(rate: u32, frames: u32) -> Vec<u8> {
    let about = b"LIST\x1a\0\0\0INFOIART\x0e\0\0\0Anna, Utrecht\0";
    let size = frames * 4;
    let mut file = b"RIFF".to_vec();
    file.extend((size + 36 + 34).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0\x01\0\x02\0");
    file.extend(rate.to_le_bytes());
    file.extend((rate * 4).to_le_bytes());
    file.extend(b"\x04\0\x10\0");
    file.extend(about);
    file.extend(b"data");
    file.extend(size.to_le_bytes());
    for frame in 0..frames {
        let tone = (f64::from(frame) * 440.0 * std::f64::consts::TAU / f64::from(rate)).sin();
        let sample = ((tone * 12_000.0) as i16).to_le_bytes();
        file.extend([sample, sample].concat());
    }
    file
}

fn samples(wav: &[u8]) -> Vec<i16> {
    wav[44..].chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect()
}

#[test]
fn a_sound_keeps_its_tone_and_loses_what_was_said_about_it() {
    for rate in [8_000, 24_000, 44_100, 48_000] {
        let sent = sung(rate, rate);
        assert!(sent.windows(7).any(|window| window == b"Utrecht"));
        let kept = recast(&sent, Container::Wav, 60).unwrap();
        assert!(!kept.windows(7).any(|window| window == b"Utrecht"));
        let heard = samples(&kept);
        assert!(heard.len().abs_diff(RATE as usize) <= 2, "{rate}: {}", heard.len());
        assert!((437..=443).contains(&rises(&heard)), "{rate}: {}", rises(&heard));
        assert!(recast(&kept, Container::Wav, 60).unwrap() == kept, "made anew again it is the same");
    }
}

/// How often a sound rises through nothing, which for a tone is its times a second.
fn rises(heard: &[i16]) -> usize {
    heard.windows(2).filter(|two| two[0] < 0 && two[1] >= 0).count()
}

/// A quarter of a second of 440 Hz, as other programs pack it; an encoder may add some silence around it.
#[track_caller]
fn check_packed(sent: &[u8], expected: Container) {
    assert!(sent.windows(7).any(|window| window == b"Utrecht"));
    assert_eq!(container(sent), Some(expected));
    let kept = recast(sent, expected, 3).unwrap();
    assert!(!kept.windows(7).any(|window| window == b"Utrecht"));
    let heard = samples(&kept);
    assert!((6_000..=8_500).contains(&heard.len()), "{}", heard.len());
    let middle = &heard[2_400..4_800];
    assert!((43..=45).contains(&rises(middle)), "a tenth of a second holds 44: {}", rises(middle));
}

#[test]
fn a_tone_comes_through_in_every_container() {
    check_packed(include_bytes!("../../../../fixtures/recast/tone.mp3"), Container::Mp3);
    check_packed(include_bytes!("../../../../fixtures/recast/tone.m4a"), Container::Mp4);
    check_packed(include_bytes!("../../../../fixtures/recast/tone.ogg"), Container::Ogg);
}

#[test]
fn a_sound_that_is_too_long_broken_or_empty_is_refused() {
    assert_eq!(recast(&sung(8_000, 24_001), Container::Wav, 3), Err(Refusal::TooLong { most: 3 }));
    assert_eq!(any(&sung(8_000, 0), 3), Err(Refusal::Broken));
    assert_eq!(any(b"OggS and then nothing that is one", 3), Err(Refusal::Broken));
    assert_eq!(any(b"ID3\x04\0\0\0\0\0\0 no sound follows here", 3), Err(Refusal::Broken));
    assert_eq!(any(b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42isom\0\0\0\0", 3), Err(Refusal::Broken));
    assert_eq!(any(&sung(8_000, 100)[..30], 3), Err(Refusal::Broken));
}

#[test]
fn a_stream_without_a_container_is_not_looked_into() {
    // Found by the fuzzer: the reader of bare AAC streams divides by how much follows.
    for header in
        [&[0xff, 0xf1, 0x50, 0x80, 0x00, 0xff, 0xfc][..], &[0xff, 0xf1, 0x50, 0x80, 0x01, 0x1f, 0xfc]]
    {
        assert_eq!(any(header, 3), Err(Refusal::Unknown));
        let behind_words = [&b"ID3\x04\0\0\0\0\0\0"[..], header].concat();
        assert_eq!(any(&behind_words, 3), Err(Refusal::Broken));
    }
}

#[test]
fn what_stands_before_a_sound_is_passed_over() {
    let tag = [&b"ID3\x04\0\0\0\0\x01\x02"[..], &[7; 130]].concat();
    let behind = [&tag[..], b"sound"].concat();
    assert_eq!(behind_its_tag(&behind), Ok(&b"sound"[..]));
    let mut footed = [&tag[..], &[7; 10], b"sound"].concat();
    footed[5] = 0x10;
    assert_eq!(behind_its_tag(&footed), Ok(&b"sound"[..]));
    assert_eq!(behind_its_tag(b"sound"), Ok(&b"sound"[..]));
    assert_eq!(behind_its_tag(&tag[..100]), Err(Refusal::Broken));
    assert_eq!(behind_its_tag(b"ID3\x04\0\0\x80\0\0\0sound"), Err(Refusal::Broken));
}

proptest! {
    #[test]
    fn a_damaged_sound_is_read_or_refused(place in 0_usize..600, byte: u8, cut in 0_usize..600) {
        let mut sent = sung(8_000, 120);
        let length = sent.len();
        sent[place % length] = byte;
        sent.truncate(length - cut % length);
        let read = any(&sent, 3);
        prop_assert!(read.is_ok() || read.is_err());
    }
}
