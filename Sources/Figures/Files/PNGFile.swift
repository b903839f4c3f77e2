import CPNG

/// PNG files, written and read by libpng.
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

    /// The picture in the bytes of a file, in colour only where the file is; what shows through is laid
    /// on white. Nil where they are no PNG file, or a damaged or enormous one.
    public static func raster(of file: [UInt8]) -> Raster? {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        defer { png_image_free(&image) }
        return file.withUnsafeBytes { bytes -> Raster? in
            guard png_image_begin_read_from_memory(&image, bytes.baseAddress, bytes.count) != 0
            else { return nil }
            let hasColours = image.format & png_uint_32(PNG_FORMAT_FLAG_COLOR) != 0
            image.format = hasColours ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0
            let colours: Raster.Colours = hasColours ? .rgb : .grey
            let area = Double(image.width) * Double(image.height)
            guard area > 0, area <= Double(Raster.mostPixels) else { return nil }
            let stride = Int(image.width) * colours.rawValue
            var pixels = [UInt8](repeating: 0, count: stride * Int(image.height))
            var white = png_color(red: 255, green: 255, blue: 255)
            guard png_image_finish_read(&image, &white, &pixels, png_int_32(stride), nil) != 0
            else { return nil }
            return Raster(
                width: Int(image.width), height: Int(image.height), colours: colours, bytes: pixels)
        }
    }
}
