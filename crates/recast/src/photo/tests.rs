use super::*;
use crate::{Recast, recast as any};
use image::RgbaImage;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};

fn png(width: u32, height: u32) -> Vec<u8> {
    let picture =
        RgbaImage::from_fn(width, height, |x, _| image::Rgba([u8::try_from(x % 256).unwrap(), 10, 200, 128]));
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(&picture, width, height, ExtendedColorType::Rgba8).unwrap();
    bytes
}

fn jpeg(width: u32, height: u32, exif: Option<&[u8]>) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([if x < width / 2 { 250 } else { 5 }, if y < height / 2 { 250 } else { 5 }, 0])
    });
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif.to_vec()).unwrap();
    }
    encoder.write_image(&picture, width, height, ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// What a telephone writes beside the dots: here *turn it by a quarter*, and words that stand for a place.
fn turned_with_a_place() -> Vec<u8> {
    let mut exif =
        b"II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x0e\x01\x02\0\x0d\0\0\0\x26\0\0\0\0\0\0\0"
            .to_vec();
    exif.extend(b"52.3N 4.9E ok\0");
    exif
}

fn sides(bytes: &[u8]) -> (u32, u32) {
    ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).into_dimensions().unwrap()
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[test]
fn a_photo_is_turned_upright_made_smaller_and_loses_what_stood_beside_its_dots() {
    let sent = jpeg(3_200, 800, Some(&turned_with_a_place()));
    assert!(holds(&sent, b"52.3N 4.9E") && holds(&sent, b"Exif"));
    let kept = recast(&sent, ImageFormat::Jpeg).unwrap();
    assert_eq!(sides(&kept), (400, 1_600));
    assert!(!holds(&kept, b"52.3N") && !holds(&kept, b"Exif"));
}

#[test]
fn a_picture_of_another_program_keeps_its_colours_and_loses_its_place() {
    for sent in [
        &include_bytes!("../../../../fixtures/recast/dots.jpg")[..],
        include_bytes!("../../../../fixtures/recast/dots.png"),
        include_bytes!("../../../../fixtures/recast/dots.webp"),
    ] {
        assert!(holds(sent, b"Utrecht"));
        let kept = recast(sent, format(sent).unwrap()).unwrap();
        assert!(!holds(&kept, b"Utrecht"));
        assert_eq!(sides(&kept), (16, 8));
        let dots = image::load_from_memory(&kept).unwrap().to_rgb8();
        let ([dark, ..], [red, green, ..]) = (dots.get_pixel(2, 4).0, dots.get_pixel(13, 4).0);
        assert!(dark < 60 && red > 140 && green < 100, "{dark} {red} {green}");
    }
}

#[test]
fn what_stands_behind_a_picture_does_not_come_along() {
    let mut sent = png(20, 10);
    sent.extend(b"MZ a program behind it");
    let Recast::Photo(kept) = any(&sent, 60).unwrap() else { panic!("it is a picture") };
    assert_eq!(sides(&kept), (20, 10));
    assert!(!holds(&kept, b"MZ a program"));
}

#[test]
fn a_program_with_the_name_of_a_picture_is_none() {
    assert_eq!(any(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", 60), Err(Refusal::Unknown));
    assert_eq!(any(b"", 60), Err(Refusal::Unknown));
    assert_eq!(any(b"GIF89a\x01\0\x01\0", 60), Err(Refusal::Unknown));
    assert_eq!(any(b"<svg xmlns='http://www.w3.org/2000/svg'/>", 60), Err(Refusal::Unknown));
}

#[test]
fn a_picture_that_was_cut_off_is_broken() {
    let whole = png(64, 64);
    assert_eq!(any(&whole[..whole.len() / 2], 60), Err(Refusal::Broken));
    let whole = jpeg(64, 64, None);
    assert_eq!(any(&whole[..20], 60), Err(Refusal::Broken));
}

/// A few bytes that claim to be a picture of sixty thousand dots a side.
#[test]
fn a_piece_that_claims_to_be_longer_than_its_file_is_refused_before_memory_is_taken_for_it() {
    // Found by the fuzzer: 3.5 gigabytes for what stands beside the dots.
    let mut sent = include_bytes!("../../../../fixtures/recast/dots.webp").to_vec();
    assert!(has_whole_chunks(&sent));
    let exif = sent.windows(4).position(|window| window == b"EXIF").unwrap();
    sent[exif + 4..exif + 8].copy_from_slice(&[0x28, 0, 0x4f, 0xd3]);
    assert_eq!(recast(&sent, ImageFormat::WebP), Err(Refusal::Broken));
    for length in 0..20 {
        assert!(recast(&sent[..length], ImageFormat::WebP).is_err());
    }
}

#[test]
fn a_small_file_that_claims_to_be_huge_is_refused_before_it_is_unpacked() {
    let mut bomb = png(1, 1);
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(any(&bomb, 60), Err(Refusal::TooManyDots));
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    };
    !bytes.iter().fold(!0, step)
}
