import Output
import Wording

/// A matrix as a figure: a shaded cell for every number, the number in it where there is room, else
/// pixels, with labels now and then.
struct MatrixFigure {
    private let matrix: Matrix
    private let shade: MatrixShade
    private let rows: [String]
    private let columns: [String]
    /// The sides of a cell.
    private let cell: (width: Double, height: Double)
    private let left: Double
    private static let size = FigurePage.size
    private static let tallest = 900.0

    init(_ matrix: Matrix) {
        self.matrix = matrix
        shade = MatrixShade(matrix)
        (rows, columns) = (Self.titles(matrix.rows), Self.titles(matrix.columns))
        let widest = rows.map { TextWidth.of($0, size: Self.size) }.max() ?? 0
        left = FigurePage.margin + 24 + min(150, widest)
        let room = FigurePage.width - left - FigurePage.margin
        let width = min(48, room / Double(max(1, columns.count)))
        let isFew = rows.count <= 40 && width >= 14
        let height = min(width, isFew ? 30 : Self.tallest / Double(max(1, rows.count)))
        cell = (width, height)
    }

    private static func titles(_ axis: Matrix.Axis) -> [String] {
        zip(axis.labels, axis.names.isEmpty ? axis.labels.map { _ in "" } : axis.names).map {
            $1.isEmpty ? $0 : "\($0) \($1)"
        }
    }

    private var area: (width: Double, height: Double) {
        (cell.width * Double(columns.count), cell.height * Double(rows.count))
    }

    /// Nil where it has no numbers.
    var scene: Scene? {
        guard !rows.isEmpty, !columns.isEmpty else { return nil }
        let above = min(120, columns.map { TextWidth.of($0, size: Self.size) }.max() ?? 0)
        let isLevel = above < cell.width - 4
        let top = 62 + (isLevel ? 14 : above)
        var scene = Scene(
            width: FigurePage.width, height: top + area.height + 14,
            title: matrix.title ?? "\(matrix.rows.name) against \(matrix.columns.name)",
            description: description)
        if matrix.title != nil { scene.addTitle() }
        scene.add(
            SceneText(
                text: matrix.columns.name, at: ScenePoint(left, 50), colour: FigureColours.quiet))
        scene.add(
            SceneText(
                text: matrix.rows.name, at: ScenePoint(16, top + area.height / 2),
                anchor: .middle, colour: FigureColours.quiet, isUpright: true))
        label(&scene, top: top, isLevel: isLevel)
        if cell.width >= 14, cell.height >= 14 {
            drawCells(&scene, top: top)
        } else {
            drawPixels(&scene, top: top)
        }
        drawLegend(&scene)
        scene.addRemarks(matrix.footer)
        scene.height += 10
        return scene
    }

    /// Labels of every row and column, or of as many as there is room for.
    private func label(_ scene: inout Scene, top: Double, isLevel: Bool) {
        let down = max(1, Int((14 / cell.height).rounded(.up)))
        for row in stride(from: 0, to: rows.count, by: down) {
            let middle = min(top + area.height - 4, top + (Double(row) + 0.5) * cell.height)
            scene.add(
                SceneText(
                    text: TextWidth.clipped(rows[row], size: Self.size, to: left - 40),
                    at: ScenePoint(left - 6, middle + 4), anchor: .end))
        }
        let across = max(1, Int((14 / cell.width).rounded(.up)))
        for column in stride(from: 0, to: columns.count, by: across) {
            let middle = left + (Double(column) + 0.5) * cell.width
            let room = isLevel ? cell.width : 120
            scene.add(
                SceneText(
                    text: TextWidth.clipped(columns[column], size: Self.size, to: room),
                    at: ScenePoint(isLevel ? middle : middle + 4, top - 6),
                    anchor: isLevel ? .middle : .start, isUpright: !isLevel))
        }
    }

    private func drawCells(_ scene: inout Scene, top: Double) {
        for (row, values) in matrix.values.enumerated() {
            for (column, value) in values.enumerated() {
                let colour = shade.colour(of: value, row: row, column: column)
                let area = SceneRectangle(
                    x: left + Double(column) * cell.width, y: top + Double(row) * cell.height,
                    width: cell.width - 1, height: cell.height - 1)
                scene.shapes.append(.rectangle(area, colour))
                let text = text(of: value)
                guard TextWidth.of(text, size: 10) < cell.width else { continue }
                let isNothing = matrix.shading == .shareOfRow && value == 0
                scene.add(
                    SceneText(
                        text: text,
                        at: ScenePoint(area.x + area.width / 2, area.y + area.height / 2 + 3.5),
                        size: 10, anchor: .middle,
                        colour: isNothing ? RGB(grey: 150) : colour.inkUpon))
            }
        }
    }

    private func drawPixels(_ scene: inout Scene, top: Double) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(rows.count * columns.count * 3)
        for (row, values) in matrix.values.enumerated() {
            for (column, value) in values.enumerated() {
                let colour = shade.colour(of: value, row: row, column: column)
                bytes += [colour.red, colour.green, colour.blue]
            }
        }
        let raster = Raster(width: columns.count, height: rows.count, colours: .rgb, bytes: bytes)
        guard let raster else { return }
        scene.shapes.append(
            .picture(
                raster,
                in: SceneRectangle(x: left, y: top, width: area.width, height: area.height)))
    }

    private func drawLegend(_ scene: inout Scene) {
        switch matrix.shading {
        case .diverging:
            ColourBar(scale: .diverging(to: matrix.limit)).draw(
                at: left, top: scene.height, &scene)
            scene.height += ColourBar.height
        case .shareOfRow where matrix.isSquare:
            let y = scene.height
            let entries = [(true, "right"), (false, "wrong; darker: more of its row")]
            for (place, (isRight, text)) in entries.enumerated() {
                var x = left + Double(place) * 130
                for share in [0.1, 0.4, 0.9] {
                    let area = SceneRectangle(x: x, y: y, width: 18, height: 12)
                    let colour = shade.colour(share, isRight: isRight)
                    scene.shapes.append(.rectangle(area, colour))
                    x += 18
                }
                scene.add(
                    SceneText(
                        text: text, at: ScenePoint(x + 8, y + 10), size: 11,
                        colour: FigureColours.quiet))
            }
            scene.height += 24
        case .shareOfRow, .zeroToOne: break
        }
    }

    /// Whole numbers as they are, others with as many decimals as tell them apart.
    private func text(of value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "" : fixed(value, 0) }
        if let whole = Int(exactly: value), matrix.shading == .shareOfRow {
            return grouped(whole)
        }
        let digits = [1.0, 10, 100].prefix { matrix.limit >= $0 }.count
        return fixed(value, matrix.limit < 0.1 ? 4 : 3 - digits)
    }

    private var description: String {
        let size = "\(grouped(rows.count)) × \(grouped(columns.count))"
        return
            (["\(matrix.rows.name) in rows, \(matrix.columns.name) in columns, \(size)."]
            + matrix.footer).joined(separator: " ")
    }
}
