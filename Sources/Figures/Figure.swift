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
    ///   another.
    public init?(_ blocks: [Block]) {
        let scenes = blocks.compactMap(Self.scene)
        guard let first = scenes.first else { return nil }
        guard scenes.count > 1 else {
            scene = first
            return
        }
        var whole = Scene(
            width: scenes.map(\.width).max() ?? 0, height: 0,
            title: scenes.map(\.title).joined(separator: "; "),
            description: scenes.map(\.description).filter { !$0.isEmpty }.joined(separator: " "))
        for scene in scenes {
            whole.add(scene, down: whole.height)
            whole.height += scene.height
        }
        self.scene = whole
    }

    private static func scene(_ block: Block) -> Scene? {
        switch block {
        case .plot(let plot): PlotFigure(plot).scene
        case .bars(let bars): BarsFigure(bars).scene
        case .prediction(let prediction): PredictionFigure(prediction).scene
        case .pictures(let pictures): PicturesFigure(pictures).scene
        default: nil
        }
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
