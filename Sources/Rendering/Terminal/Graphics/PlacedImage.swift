import Figures
import Output

/// A picture of pixels over some columns and rows of text, which are left blank for it.
///
/// It belongs to the last line of its rows: when that has been written, all of them are there, and
/// the picture is drawn without anything scrolling.
struct PlacedImage: Equatable, Sendable {
    /// Columns before it.
    var column: Int
    var columns: Int
    var rows: Int
    /// A PNG file.
    var file: [UInt8]

    /// - Returns: nil where it has no pixels, or too many.
    init?(_ picture: Picture, column: Int, columns: Int, rows: Int) {
        guard let raster = Self.raster(of: picture, columns: columns, rows: rows),
            let file = PNGFile.bytes(of: raster)
        else { return nil }
        (self.column, self.columns, self.rows, self.file) = (column, columns, rows, file)
    }

    /// About as many pixels as a column of text is wide; the terminal makes up the difference.
    private static let pixels = 10

    /// The shades as squares of pixels, so that they stay squares when a terminal enlarges them.
    private static func raster(of picture: Picture, columns: Int, rows: Int) -> Raster? {
        let (width, height) = (picture.width, picture.height)
        guard width > 0, height > 0, picture.shades.count == width * height else { return nil }
        let times = max(1, (columns * pixels + width - 1) / width)
        // Rows of text are two rows of shades; where there is an odd number, the last is blank.
        let shown = Int(
            (Double(height) * Double(2 * rows) / Double(shadeRows(picture, columns)))
                .rounded())
        let tones = Tones(picture.scale)
        let blank = tones.bytes(of: picture.scale?.blank ?? 0)
        var bytes: [UInt8] = []
        for row in 0..<max(height, shown) {
            var line: [UInt8] = []
            for column in 0..<width {
                let tone =
                    row < height ? tones.bytes(of: picture.shades[row * width + column]) : blank
                for _ in 0..<times { line += tone }
            }
            for _ in 0..<times { bytes += line }
        }
        return Raster(
            width: width * times, height: max(height, shown) * times,
            colours: tones.isGrey ? .grey : .rgb, bytes: bytes)
    }

    /// The rows of shades that a picture has at so many columns.
    private static func shadeRows(_ picture: Picture, _ columns: Int) -> Int {
        max(1, ShadeGrid(picture, maximumColumns: columns).rows)
    }
}

/// The pixels that shades become.
private struct Tones {
    let isGrey: Bool
    private let table: [[UInt8]]

    init(_ scale: PictureScale?) {
        isGrey = scale?.kind != .diverging
        table = (0...255).map { shade in
            let colour = (scale ?? .ink(to: 1)).colour(of: Double(shade))
            return scale?.kind == .diverging
                ? [colour.red, colour.green, colour.blue] : [colour.red]
        }
    }

    func bytes(of shade: UInt8) -> [UInt8] { table[Int(shade)] }
}
