//! Sounds: WAV, MP3, Ogg Vorbis and the AAC of telephones in, a WAV of one channel out.

use crate::Refusal;
use std::io::Cursor;
use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::formats::probe::{Hint, Probe};
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;
use symphonia::default::formats::{IsoMp4Reader, MpaReader, OggReader, WavReader};

/// Samples a second of what is kept: enough for a voice and most of an instrument.
pub const RATE: u32 = 24_000;
/// Samples a second that are read at all.
const RATES: std::ops::RangeInclusive<u32> = 8_000..=96_000;
/// Channels that are read at all.
const CHANNELS_MOST: usize = 2;

/// What a sound is packed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// Samples as they are.
    Wav,
    /// What telephones record: AAC in an MP4 file.
    Mp4,
    /// Vorbis in Ogg.
    Ogg,
    /// MP3, with or without words before it.
    Mp3,
}

/// What these bytes begin as; `None` if it is no sound that we read.
pub fn container(bytes: &[u8]) -> Option<Container> {
    match bytes {
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some(Container::Wav),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(Container::Mp4),
        [b'O', b'g', b'g', b'S', ..] => Some(Container::Ogg),
        [b'I', b'D', b'3', ..] => Some(Container::Mp3),
        [0xff, second, ..] if second & 0xe6 == 0xe2 => Some(Container::Mp3),
        _ => None,
    }
}

/// The reader of this container alone: no other one looks for a beginning of its own in bytes that were made to hold one.
fn probe(container: Container) -> Probe {
    let mut probe = Probe::default();
    match container {
        Container::Wav => probe.register_format::<WavReader<'_>>(),
        Container::Mp4 => probe.register_format::<IsoMp4Reader<'_>>(),
        Container::Ogg => probe.register_format::<OggReader<'_>>(),
        Container::Mp3 => probe.register_format::<MpaReader<'_>>(),
    }
    probe
}

/// The bytes behind what a program wrote about a sound before it (an ID3v2 tag), which nobody reads here.
///
/// `10 + length`, and 10 more with a footer; the length stands in four times seven bits.
///
/// # Errors
/// The tag is longer than the file, or its length is none.
/// # Source
/// [Nilsson2000], sections 3.1 and 3.4
fn behind_its_tag(bytes: &[u8]) -> Result<&[u8], Refusal> {
    let [b'I', b'D', b'3', _, _, flags, a, b, c, d, ..] = *bytes else { return Ok(bytes) };
    if [a, b, c, d].iter().any(|seven_bits| *seven_bits > 0x7f) {
        return Err(Refusal::Broken);
    }
    let length =
        [a, b, c, d].iter().fold(0_usize, |length, seven_bits| length << 7 | usize::from(*seven_bits));
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    bytes.get(10 + length + footer..).ok_or(Refusal::Broken)
}

/// Makes a sound anew: one channel of [`RATE`] samples a second, with nothing but the samples.
///
/// # Errors
/// Broken, or longer than `seconds_most`.
pub fn recast(bytes: &[u8], container: Container, seconds_most: u32) -> Result<Vec<u8>, Refusal> {
    let sound = behind_its_tag(bytes)?.to_vec();
    let source = MediaSourceStream::new(Box::new(Cursor::new(sound)), Default::default());
    let (formats, metadata) = (FormatOptions::default(), MetadataOptions::default());
    let probed = probe(container).probe(&Hint::new(), source, formats, metadata);
    let mut file = probed.map_err(|_| Refusal::Broken)?;
    let (track, mut decoder) = track(file.as_ref())?;
    let heard = heard(file.as_mut(), track, decoder.as_mut(), seconds_most)?;
    let samples = resampled(&heard.samples, heard.rate);
    if samples.is_empty() { Err(Refusal::Broken) } else { Ok(written(&samples)) }
}

/// The first track that can be decoded, and what decodes it.
fn track(file: &dyn FormatReader) -> Result<(u32, Box<dyn AudioDecoder>), Refusal> {
    let track = file.default_track(TrackType::Audio).ok_or(Refusal::Broken)?;
    let coded = track.codec_params.as_ref().and_then(|codec| codec.audio()).ok_or(Refusal::Broken)?;
    let codecs = symphonia::default::get_codecs();
    let decoder = codecs.make_audio_decoder(coded, &AudioDecoderOptions::default());
    Ok((track.id, decoder.map_err(|_| Refusal::Broken)?))
}

struct Heard {
    rate: u32,
    samples: Vec<f32>,
}

/// All samples of a track, as one channel. Anything that cannot be decoded refuses the whole.
fn heard(
    file: &mut dyn FormatReader,
    track: u32,
    decoder: &mut dyn AudioDecoder,
    seconds_most: u32,
) -> Result<Heard, Refusal> {
    let mut heard: Option<Heard> = None;
    let mut interleaved: Vec<f32> = Vec::new();
    while let Some(packet) = file.next_packet().map_err(|_| Refusal::Broken)? {
        if packet.track_id != track {
            continue;
        }
        let decoded = decoder.decode(&packet).map_err(|_| Refusal::Broken)?;
        let (rate, channels) = (decoded.spec().rate(), decoded.spec().channels().count());
        if !RATES.contains(&rate) || !(1..=CHANNELS_MOST).contains(&channels) {
            return Err(Refusal::Broken);
        }
        let so_far = heard.get_or_insert_with(|| Heard { rate, samples: Vec::new() });
        if so_far.rate != rate {
            return Err(Refusal::Broken);
        }
        let frames = decoded.frames() as u64;
        if so_far.samples.len() as u64 + frames > u64::from(rate) * u64::from(seconds_most) {
            return Err(Refusal::TooLong { most: seconds_most });
        }
        decoded.copy_to_vec_interleaved(&mut interleaved);
        let share = 1.0 / if channels == 1 { 1.0 } else { 2.0 };
        let mixed = interleaved.chunks_exact(channels).map(|frame| frame.iter().sum::<f32>() * share);
        so_far.samples.extend(mixed);
    }
    heard.ok_or(Refusal::Broken)
}

/// The same sound at [`RATE`]: each new sample is the mean of the stretch it stands for, or lies on the line between two.
fn resampled(samples: &[f32], rate: u32) -> Vec<f32> {
    if rate == RATE || samples.is_empty() {
        return samples.to_vec();
    }
    let step = f64::from(rate) / f64::from(RATE);
    let count = (samples.len() as f64 / step).floor() as usize;
    let at = |index: usize| f64::from(samples[index.min(samples.len() - 1)]);
    (0..count)
        .map(|place| {
            let (from, to) = (place as f64 * step, (place + 1) as f64 * step);
            let value = if step > 1.0 {
                let stretch = (from.floor() as usize)..(to.ceil() as usize).min(samples.len());
                let length = stretch.len().max(1) as f64;
                stretch.map(at).sum::<f64>() / length
            } else {
                let share = from.fract();
                at(from as usize) * (1.0 - share) + at(from as usize + 1) * share
            };
            value as f32
        })
        .collect()
}

/// A WAV file of these samples, sixteen bits each.
fn written(samples: &[f32]) -> Vec<u8> {
    let size = u32::try_from(samples.len() * 2).expect("a short sound is less than four gigabytes");
    let mut file = Vec::with_capacity(samples.len() * 2 + 44);
    file.extend(b"RIFF");
    file.extend((size + 36).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend([1, 0, 1, 0]);
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * 2).to_le_bytes());
    file.extend([2, 0, 16, 0]);
    file.extend(b"data");
    file.extend(size.to_le_bytes());
    let whole = |sample: &f32| if sample.is_finite() { (sample * 32_768.0).round() as i16 } else { 0 };
    file.extend(samples.iter().flat_map(|sample| whole(sample).to_le_bytes()));
    file
}

#[cfg(test)]
mod tests;
