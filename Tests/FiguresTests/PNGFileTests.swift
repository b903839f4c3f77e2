import CPNG
import Testing

@testable import Figures

/// Reads a PNG file back, as red, green and blue.
func pixels(of file: [UInt8]) -> (width: Int, height: Int, bytes: [UInt8])? {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, file, file.count) != 0 else { return nil }
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
    let (width, height) = (Int(image.width), Int(image.height))
    var bytes = [UInt8](repeating: 0, count: width * height * 3)
    guard png_image_finish_read(&image, nil, &bytes, 0, nil) != 0 else { return nil }
    return (width, height, bytes)
}

@Suite struct PNGFileTests {
    @Test func pixelsComeBack() throws {
        let bytes = (0..<5 * 3 * 3).map { UInt8($0 * 53 % 256) }
        let raster = try #require(Raster(width: 5, height: 3, colours: .rgb, bytes: bytes))
        let file = try #require(PNGFile.bytes(of: raster))
        #expect(file.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        let read = try #require(pixels(of: file))
        #expect(read.width == 5 && read.height == 3 && read.bytes == bytes)
    }

    @Test func greyPixelsComeBack() throws {
        let raster = try #require(
            Raster(width: 2, height: 2, colours: .grey, bytes: [0, 85, 170, 255]))
        let read = try #require(PNGFile.bytes(of: raster).flatMap(pixels))
        #expect(read.bytes == [0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255])
    }

    /// Noise cannot be packed; the file has room for it all the same.
    @Test func noiseFits() throws {
        var state: UInt64 = 1
        let bytes = (0..<300 * 200 * 3).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(state >> 56)
        }
        let raster = try #require(Raster(width: 300, height: 200, colours: .rgb, bytes: bytes))
        #expect(PNGFile.bytes(of: raster).flatMap(pixels)?.bytes == bytes)
    }

    @Test func oddSizesAreRefused() {
        #expect(Raster(width: 0, height: 3, colours: .grey, bytes: []) == nil)
        #expect(Raster(width: 2, height: 3, colours: .grey, bytes: [1]) == nil)
        #expect(Raster(width: .max, height: .max, colours: .rgb, bytes: []) == nil)
    }
}
