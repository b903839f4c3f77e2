import CPNG

/// PNG files, written by libpng.
public enum PNGFile {
    /// The bytes of a file that shows `raster`; nil where there is no memory for it.
    public static func bytes(of raster: Raster) -> [UInt8]? {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        image.width = png_uint_32(raster.width)
        image.height = png_uint_32(raster.height)
        image.format = raster.colours == .rgb ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0
        defer { png_image_free(&image) }
        // Enough for pixels that cannot be packed at all, with what stands around them.
        var size = png_alloc_size_t(raster.bytes.count + raster.bytes.count / 50 + 65_536)
        var file = [UInt8](repeating: 0, count: Int(size))
        let stride = png_int_32(raster.width * raster.colours.rawValue)
        let isWritten = raster.bytes.withUnsafeBytes { pixels in
            png_image_write_to_memory(
                &image, &file, &size, 0, pixels.baseAddress, stride, nil)
        }
        guard isWritten != 0, Int(size) <= file.count else { return nil }
        file.removeLast(file.count - Int(size))
        return file
    }
}
