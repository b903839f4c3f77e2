import Output

/// Pictures in rows as a figure, each with its caption beneath.
struct PicturesFigure {
    private let pictures: [Picture]
    private static let width = 720.0
    private static let margin = 16.0
    private static let gap = 12.0
    private static let size = 11.0

    init(_ pictures: [Picture]) { self.pictures = pictures }

    /// Nil where there is nothing to see.
    var scene: Scene? {
        let shown = pictures.compactMap { picture in raster(picture).map { (picture, $0) } }
        guard !shown.isEmpty else { return nil }
        // Few are large, many small.
        let perRow = shown.count <= 4 ? shown.count : shown.count <= 20 ? 5 : 10
        let room = Self.width - 2 * Self.margin + Self.gap
        let column = room / Double(max(perRow, 4))
        let side = column - Self.gap
        var scene = Scene(
            width: Self.width, height: Self.margin,
            title: shown.count == 1 ? "1 picture" : "\(Digits.grouped(shown.count)) pictures",
            description: pictures.map(\.description).filter { !$0.isEmpty }.joined(separator: ". "))
        for start in stride(from: 0, to: shown.count, by: perRow) {
            let row = shown[start..<min(start + perRow, shown.count)]
            scene.height += draw(row, column: column, side: side, &scene)
        }
        return scene
    }

    /// - Returns: the height of the row.
    private func draw(
        _ row: ArraySlice<(Picture, Raster)>, column: Double, side: Double, _ scene: inout Scene
    ) -> Double {
        let top = scene.height
        var (tallest, lines) = (0.0, 0)
        for (place, (picture, raster)) in row.enumerated() {
            let scale = side / Double(max(raster.width, raster.height))
            let area = SceneRectangle(
                x: Self.margin + Double(place) * column
                    + (side - Double(raster.width) * scale) / 2,
                y: top, width: Double(raster.width) * scale, height: Double(raster.height) * scale)
            scene.shapes.append(.picture(raster, in: area))
            tallest = max(tallest, area.height)
            lines = max(lines, picture.caption.split(separator: "\n").count)
        }
        for (place, (picture, _)) in row.enumerated() {
            for (line, text) in picture.caption.split(separator: "\n").enumerated() {
                scene.add(
                    SceneText(
                        text: TextWidth.clipped(
                            String(text), size: Self.size, to: column - 2),
                        at: ScenePoint(
                            Self.margin + Double(place) * column + side / 2,
                            top + tallest + 14 + Double(line) * 14), size: Self.size,
                        anchor: .middle))
            }
        }
        return tallest + Double(lines) * 14 + 14
    }

    /// Its shades as pixels: ink on paper, or on both sides of 0 in two colours.
    private func raster(_ picture: Picture) -> Raster? {
        let (area, isTooLarge) = picture.width.multipliedReportingOverflow(by: picture.height)
        guard picture.width > 0, picture.height > 0, !isTooLarge, picture.shades.count == area
        else { return nil }
        guard picture.scale?.kind == .diverging else {
            return Raster(
                width: picture.width, height: picture.height, colours: .grey,
                bytes: picture.shades.map { 255 - $0 })
        }
        let bytes = picture.shades.flatMap { shade -> [UInt8] in
            let colour = ColourScale.colour((Double(shade) - 128) / 127)
            return [colour.red, colour.green, colour.blue]
        }
        return Raster(
            width: picture.width, height: picture.height, colours: .rgb, bytes: bytes)
    }
}
