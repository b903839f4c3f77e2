import Output
import Wording

/// Pictures in rows as a figure, each with its caption beneath; those of numbers with their scale.
struct PicturesFigure {
    private let shown: [(picture: Picture, raster: Raster)]
    /// The scale of all of them; nil where they have none, or several.
    private let scale: PictureScale?
    /// Whether each says its own.
    private let hasScales: Bool
    private let perRow: Int
    private let column: Double
    private var side: Double { column - Self.gap }
    private static let gap = 12.0

    init(_ pictures: [Picture]) {
        shown = pictures.compactMap { picture in Self.raster(picture).map { (picture, $0) } }
        let scales = shown.compactMap(\.picture.scale)
        let isOne = scales.count == shown.count && scales.allSatisfy { $0 == scales.first }
        scale = isOne ? scales.first : nil
        hasScales = !scales.isEmpty && !isOne
        // Few are large, many small.
        perRow = shown.count <= 4 ? shown.count : shown.count <= 20 ? 5 : 8
        let room = FigurePage.width - 2 * FigurePage.margin + Self.gap
        column = room / Double(max(perRow, 4))
    }

    /// Of captions.
    private var size: Double { perRow > 5 ? 10 : 11 }

    /// Nil where there is nothing to see.
    var scene: Scene? {
        guard !shown.isEmpty else { return nil }
        var scene = Scene(
            width: FigurePage.width, height: 16,
            title: counted(shown.count, "picture"),
            description: shown.map(\.picture.description).filter { !$0.isEmpty }
                .joined(separator: ". "))
        for start in stride(from: 0, to: shown.count, by: perRow) {
            scene.height += draw(shown[start..<min(start + perRow, shown.count)], &scene)
        }
        if let scale {
            ColourBar(scale: scale).draw(at: FigurePage.margin, top: scene.height, &scene)
            scene.height += ColourBar.height
        } else if shown.contains(where: { $0.picture.scale?.kind == .diverging }) {
            scene.addLines("orange below 0, blue above")
            scene.height += 6
        }
        return scene
    }

    /// - Returns: the height of the row.
    private func draw(
        _ row: ArraySlice<(picture: Picture, raster: Raster)>, _ scene: inout Scene
    ) -> Double {
        let top = scene.height
        let scales = row.map { side / Double(max($0.raster.width, $0.raster.height)) }
        let heights = zip(row, scales).map { Double($0.raster.height) * $1 }
        let tallest = heights.max() ?? 0
        var lines = 0
        for (place, (picture, raster)) in row.enumerated() {
            let left = FigurePage.margin + Double(place) * column
            let width = Double(raster.width) * scales[place]
            scene.shapes.append(
                .picture(
                    raster,
                    in: SceneRectangle(
                        x: left + (side - width) / 2, y: top, width: width, height: heights[place])
                ))
            let captions = captions(of: picture)
            for (line, text) in captions.enumerated() {
                scene.add(
                    SceneText(
                        text: TextWidth.clipped(text, size: size, to: column - 2),
                        at: ScenePoint(left + side / 2, top + tallest + 14 + Double(line) * 14),
                        size: size, anchor: .middle))
            }
            lines = max(lines, captions.count)
        }
        return tallest + Double(lines) * 14 + 14
    }

    private func captions(of picture: Picture) -> [String] {
        let lines = picture.caption.split(whereSeparator: \.isNewline).map(String.init)
        guard hasScales, let scale = picture.scale else { return lines }
        let ends = [scale.low, scale.high].map { end in
            end == end.rounded() && end.magnitude < 1e6
                ? fixed(end, 0)
                : fixed(end, end.magnitude < 0.1 ? 4 : 2)
        }
        return lines + ["\(ends[0]) to \(ends[1])"]
    }

    /// Its shades as pixels.
    private static func raster(_ picture: Picture) -> Raster? {
        let (area, isTooLarge) = picture.width.multipliedReportingOverflow(by: picture.height)
        guard picture.width > 0, picture.height > 0, !isTooLarge, picture.shades.count == area
        else { return nil }
        guard let scale = picture.scale, scale.kind == .diverging else {
            return Raster(
                width: picture.width, height: picture.height, colours: .grey,
                bytes: picture.shades.map { 255 - $0 })
        }
        let bytes = picture.shades.flatMap { shade -> [UInt8] in
            let colour = scale.colour(of: Double(shade))
            return [colour.red, colour.green, colour.blue]
        }
        return Raster(
            width: picture.width, height: picture.height, colours: .rgb, bytes: bytes)
    }
}
