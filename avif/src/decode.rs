//! From the coded picture to red, green and blue.

use crate::{Error, Pixels, broken, container};
use re_rav1d::dav1d::{
    Decoder, Picture, PixelLayout, PlanarImageComponent as Component, Settings,
    pixel::{MatrixCoefficients as Matrix, YUVRange},
};
use std::borrow::Cow;
use yuv::{YuvPlanarImage, YuvRange, YuvStandardMatrix};

/// Decodes a picture in this process, on one thread: of more than one frame the first, what is transparent on white.
/// It comes as it is stored, neither turned nor cut. If the decoder panics, the process is aborted: what strangers
/// wrote is for [`crate::decode_apart`].
///
/// # Errors
/// [`Error::TooManyPixels`] before anything is decoded; [`Error::Broken`] and [`Error::Unsupported`].
pub fn decode(bytes: &[u8], most_pixels: u32) -> Result<Pixels, Error> {
    let (file, (width, height)) = container::parse(bytes)?;
    if u64::from(width) * u64::from(height) > u64::from(most_pixels) {
        return Err(Error::TooManyPixels(width, height));
    }
    let frame = |coded| {
        let picture = frame(coded, most_pixels)?;
        if (picture.width(), picture.height()) != (width, height) {
            return Err(broken("it has another size than it says"));
        }
        Ok(picture)
    };
    let mut rgb = colours(&frame(file.primary_item)?)?;
    if let Some(alpha) = file.alpha_item {
        let alpha = levels(&frame(alpha)?);
        for (pixel, alpha) in rgb.as_chunks_mut::<3>().0.iter_mut().zip(alpha) {
            *pixel = pixel.map(|level| on_white(level, alpha, file.premultiplied_alpha));
        }
    }
    Ok(Pixels { width, height, rgb })
}

/// The first frame of a stream, of its best layer.
fn frame(coded: impl AsRef<[u8]> + Send + Sync + 'static, most_pixels: u32) -> Result<Picture, Error> {
    let mut settings = Settings::new();
    settings.set_n_threads(1);
    settings.set_all_layers(false);
    settings.set_frame_size_limit(most_pixels);
    let mut decoder = Decoder::with_settings(&settings).map_err(broken)?;
    decoder.send_data(coded, None, None, None).map_err(broken)?;
    decoder.get_picture().map_err(broken)
}

/// Red, green and blue of each pixel, as if opaque.
fn colours(picture: &Picture) -> Result<Vec<u8>, Error> {
    let (layout, matrix) = (picture.pixel_layout(), picture.matrix_coefficients());
    if layout == PixelLayout::I400 {
        return Ok(levels(picture).into_iter().flat_map(|level| [level; 3]).collect());
    }
    let identity = matrix == Matrix::Identity;
    let [y, u, v] = [Component::Y, Component::U, Component::V].map(|component| picture.plane(component));
    let planes = YuvPlanarImage {
        y_plane: &eight_bits(&y, picture, true),
        y_stride: stride(picture, Component::Y),
        u_plane: &eight_bits(&u, picture, identity),
        u_stride: stride(picture, Component::U),
        v_plane: &eight_bits(&v, picture, identity),
        v_stride: stride(picture, Component::V),
        width: picture.width(),
        height: picture.height(),
    };
    let range = match picture.color_range() {
        YUVRange::Limited => YuvRange::Limited,
        YUVRange::Full => YuvRange::Full,
    };
    let row = 3 * picture.width();
    let mut rgb = vec![0; row as usize * picture.height() as usize];
    let standard = match matrix {
        Matrix::Identity if layout == PixelLayout::I444 => {
            yuv::gbr_to_rgb(&planes, &mut rgb, row, range).map_err(broken)?;
            return Ok(rgb);
        }
        Matrix::BT470BG | Matrix::ST170M | Matrix::Unspecified => YuvStandardMatrix::Bt601,
        Matrix::BT709 => YuvStandardMatrix::Bt709,
        Matrix::BT2020NonConstantLuminance => YuvStandardMatrix::Bt2020,
        matrix => return Err(Error::Unsupported(format!("colours by {matrix:?}"))),
    };
    let convert = match layout {
        PixelLayout::I420 => yuv::yuv420_to_rgb_bilinear,
        PixelLayout::I422 => yuv::yuv422_to_rgb_bilinear,
        PixelLayout::I444 | PixelLayout::I400 => yuv::yuv444_to_rgb,
    };
    convert(&planes, &mut rgb, row, range, standard).map_err(broken)?;
    Ok(rgb)
}

/// The brightness of each pixel alone: what a grey picture is made of, and alpha.
fn levels(picture: &Picture) -> Vec<u8> {
    let (width, stride) = (picture.width() as usize, stride(picture, Component::Y) as usize);
    let limited = picture.color_range() == YUVRange::Limited;
    let level = |of: u8| {
        let stretched = (u32::from(of.saturating_sub(16)) * 255 + 109) / 219;
        if limited {
            u8::try_from(stretched).unwrap_or(255)
        } else {
            of
        }
    };
    eight_bits(&picture.plane(Component::Y), picture, true)
        .chunks(stride)
        .flat_map(|row| row.iter().take(width).map(|of| level(*of)))
        .collect()
}

/// How many samples the rows of a plane are apart; the decoder says it in bytes, two each for deeper samples.
fn stride(picture: &Picture, component: Component) -> u32 {
    picture.stride(component) / if picture.bit_depth() > 8 { 2 } else { 1 }
}

/// The samples of a plane in 8 bits, deeper ones rounded: brightness in full range from the least to the most number
/// that there is, everything else by a power of two, which keeps what lies in the middle there.
fn eight_bits<'a>(plane: &'a [u8], picture: &Picture, brightness: bool) -> Cow<'a, [u8]> {
    let most = (1 << picture.bit_depth()) - 1;
    if most == 255 {
        return Cow::Borrowed(plane);
    }
    let (from, to) = match picture.color_range() {
        YUVRange::Full if brightness => (most, 255),
        _ => (most + 1, 256),
    };
    let rounded = |sample: &[u8; 2]| {
        let sample = u32::from(u16::from_ne_bytes(*sample));
        u8::try_from((sample * to + from / 2) / from).unwrap_or(255)
    };
    Cow::Owned(plane.as_chunks::<2>().0.iter().map(rounded).collect())
}

/// A channel of a pixel with this alpha, put on white.
fn on_white(level: u8, alpha: u8, premultiplied: bool) -> u8 {
    let (level, alpha) = (u32::from(level), u32::from(alpha));
    let own = level * if premultiplied { 255 } else { alpha };
    u8::try_from((own + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
}
