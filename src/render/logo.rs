//! The logo of an organisation as a part of the page.

use anyhow::{Result, bail};
use data_encoding::BASE64;

/// The largest logo, in bytes: a page stays light enough for a phone.
pub const MOST_LOGO_BYTES: usize = 64 << 10;

/// The address that holds all of a picture: `data:image/png;base64,…`.
///
/// What it is shows in its first bytes, whatever the file is called. Fails for anything but PNG, JPEG and WebP: drawings
/// such as SVG can hold programs.
pub fn logo(bytes: &[u8]) -> Result<String> {
    if bytes.len() > MOST_LOGO_BYTES {
        bail!("it holds more than 64 KiB; make the picture smaller, such as 300 points wide");
    }
    let kind = match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => "png",
        [0xFF, 0xD8, 0xFF, ..] => "jpeg",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        _ => bail!("it is no PNG, JPEG or WebP picture; save the logo as PNG"),
    };
    Ok(format!("data:image/{kind};base64,{}", BASE64.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use crate::render::logo::logo;

    #[test]
    fn a_logo_is_what_its_first_bytes_say() {
        assert_eq!(logo(b"\x89PNG\r\n\x1A\n").unwrap(), "data:image/png;base64,iVBORw0KGgo=");
        assert!(logo(b"\xFF\xD8\xFF\xE0").unwrap().starts_with("data:image/jpeg;"));
        assert!(logo(b"RIFF0000WEBPVP8 ").unwrap().starts_with("data:image/webp;"));
        assert!(logo(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").is_err());
        assert!(logo(&vec![0; 64 * 1024 + 1]).unwrap_err().to_string().contains("64 KiB"));
    }
}
