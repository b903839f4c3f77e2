import Output

/// Why a figure could not be drawn in a form.
public enum FigureError: Error, Sendable, Equatable {
    /// Letters for which pictures of pixels have no shapes.
    case lettersMissing(in: String)
    case tooLarge(width: Int, height: Int)
    case noMemory
}

/// Blocks as one picture for a report: SVG, whose texts stay texts, or PNG.
public struct Figure: Sendable {
    private let scene: Scene

    /// - Returns: nil where none of the blocks is anything to look at. Those that are stand below one
    ///   another, with the sentences between them.
    public init?(_ blocks: [Block]) {
        guard blocks.contains(where: Self.draws) else { return nil }
        let scenes = blocks.compactMap(Self.scene)
        var whole = Scene(
            width: FigurePage.width, height: 0,
            title: scenes.map(\.title).filter { !$0.isEmpty }.joined(separator: "; "),
            description: scenes.map(\.description).filter { !$0.isEmpty }.joined(separator: " "))
        for scene in scenes {
            whole.add(scene, down: whole.height)
            whole.height += scene.height
        }
        scene = whole
    }

    /// Whether a block is looked at rather than read.
    public static func draws(_ block: Block) -> Bool {
        switch block {
        case .plot, .bars, .prediction: true
        case .pictures(let pictures): !pictures.isEmpty
        case .matrix(let matrix): !matrix.rows.labels.isEmpty && !matrix.columns.labels.isEmpty
        case .text, .printed, .remark, .code, .program, .prose, .table, .layer, .values, .epoch,
            .fitEnd,
            .evaluation, .data, .check, .diagnostic, .lesson:
            false
        }
    }

    private static func scene(_ block: Block) -> Scene? {
        switch block {
        case .plot(let plot): PlotFigure(plot).scene
        case .bars(let bars): BarsFigure(bars).scene
        case .prediction(let prediction): PredictionFigure(prediction).scene
        case .pictures(let pictures): PicturesFigure(pictures).scene
        case .matrix(let matrix): MatrixFigure(matrix).scene
        case .text(let text): sentences(text)
        case .printed, .remark, .code, .program, .prose, .table, .layer, .values, .epoch, .fitEnd,
            .evaluation, .data, .check, .diagnostic, .lesson:
            nil
        }
    }

    /// What is said between pictures; statements to try next are for the screen.
    private static func sentences(_ text: String) -> Scene? {
        guard !text.contains("`") else { return nil }
        var scene = Scene(
            width: FigurePage.width, height: 8, title: "", description: text)
        scene.addLines(text, colour: FigureColours.ink)
        return scene
    }

    /// In points.
    public var width: Double { scene.width }
    public var height: Double { scene.height }

    public var svg: String { SVGWriter.text(of: scene) }

    /// The bytes of a PNG file, two pixels to the point.
    ///
    /// - Throws: where a text has letters without shapes, or the picture is too large.
    public func png() throws(FigureError) -> [UInt8] {
        let raster = try PNGDrawing.raster(of: scene)
        guard let bytes = PNGFile.bytes(of: raster) else { throw .noMemory }
        return bytes
    }
}
