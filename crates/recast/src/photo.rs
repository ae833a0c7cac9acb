//! Pictures: JPEG, PNG and WebP in, a JPEG of at most [`SIDE_MOST`] dots a side out.

use crate::Refusal;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use std::io::Cursor;

/// The most dots a picture may have: more than a telephone makes. It is asked before anything is unpacked, so that a
/// small file that claims to be a huge picture costs nothing.
pub const DOTS_MOST: u64 = 50_000_000;
/// The longest side of what is kept.
pub const SIDE_MOST: u32 = 1_600;
/// The most memory that unpacking may take, in bytes.
const MEMORY_MOST: u64 = 420 << 20;
const QUALITY: u8 = 82;

/// The kind of picture these bytes begin as; `None` if it is none that we read.
pub fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let read = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    match image::guess_format(bytes) {
        Ok(format) if read.contains(&format) => Some(format),
        Ok(_) | Err(_) => None,
    }
}

/// Makes a picture anew: turned upright, made smaller, on white where it was see-through, with nothing but its dots.
///
/// # Errors
/// Broken, or too many dots.
pub fn recast(bytes: &[u8], format: ImageFormat) -> Result<Vec<u8>, Refusal> {
    if format == ImageFormat::WebP && !has_whole_chunks(bytes) {
        return Err(Refusal::Broken);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MOST);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refusal::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > DOTS_MOST || decoder.total_bytes() > MEMORY_MOST {
        return Err(Refusal::TooManyDots);
    }
    // How it is to be turned stands in what is thrown away; a picture without it stands as it should.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Broken)?;
    if width > SIDE_MOST || height > SIDE_MOST {
        picture = picture.resize(SIDE_MOST, SIDE_MOST, FilterType::Triangle);
    }
    picture.apply_orientation(orientation);
    let mut written = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut written, QUALITY);
    on_white(&picture).write_with_encoder(encoder).map_err(|_| Refusal::Broken)?;
    Ok(written)
}

/// Whether each piece of a WebP file ends within it. The reader takes memory for a piece before it reads it, however long
/// the piece claims to be.
///
/// # Source
/// [RFC9649], sections 2.3 and 2.4
fn has_whole_chunks(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(12..);
    while let Some([_, _, _, _, a, b, c, d, behind @ ..]) = rest {
        let length = u64::from(u32::from_le_bytes([*a, *b, *c, *d]));
        if length > behind.len() as u64 {
            return false;
        }
        // A piece of odd length is followed by one byte that says nothing.
        let padded = usize::try_from(length + length % 2).expect("it is at most one more than the file");
        rest = behind.get(padded..);
    }
    true
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen_through = picture.to_rgba8();
    RgbImage::from_fn(seen_through.width(), seen_through.height(), |x, y| {
        let [r, g, b, alpha] = seen_through.get_pixel(x, y).0.map(u16::from);
        let over = |dot: u16| {
            u8::try_from((dot * alpha + 255 * (255 - alpha)) / 255).expect("a mean of two bytes is a byte")
        };
        Rgb([over(r), over(g), over(b)])
    })
}

#[cfg(test)]
mod tests;
