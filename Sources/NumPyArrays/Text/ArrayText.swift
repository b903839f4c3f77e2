import Wording

extension NDArray {
    /// `str(a)`, with the print options of `ArrayContext.current`.
    package var text: String {
        shape.isEmpty
            ? scalar(0).text : text(separator: " ", options: ArrayContext.current.printOptions)
    }

    /// `repr(a)`: `array([1, 2], dtype=uint8)`, with the print options of `ArrayContext.current`.
    package var representation: String {
        let options = ArrayContext.current.printOptions.bounded
        let start = "array("
        let body = start + text(separator: ", ", prefix: start, suffix: ")", options)
        let extras = extras(options)
        guard !extras.isEmpty else { return body + ")" }
        let end = extras.joined(separator: ", ") + ")"
        let lastLine = body.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        let isTooLong = lastLine.count + 1 + end.count + 1 > options.lineWidth
        let space = isTooLong ? "\n" + String(repeating: " ", count: start.count) : " "
        return body + "," + space + end
    }

    /// What the elements do not say: `shape=(0, 3)`, `dtype=uint8`.
    private func extras(_ options: PrintOptions) -> [String] {
        var extras: [String] = []
        if count == 0 && shape != [0] || count > options.threshold {
            extras.append("shape=\(shapeText(shape))")
        }
        let isImplied = elementType == .int64 || elementType == .float64 || elementType == .bool
        if !isImplied || count == 0 {
            let name = elementType.name
            extras.append("dtype=" + (elementType.isText ? "'\(name)'" : name))
        }
        return extras
    }

    /// `np.array2string(a, separator=separator)`.
    package func text(separator: String, options: PrintOptions) -> String {
        text(separator: separator, prefix: "", suffix: "", options)
    }

    private func text(
        separator: String, prefix: String, suffix: String, _ options: PrintOptions
    ) -> String {
        guard count > 0 else { return "[]" }
        let options = options.bounded
        let isSummary = count > options.threshold
        let edge = isSummary ? options.edgeItems : nil
        let places = shownPlaces(edge: edge)
        let layout = ArrayLayout(
            array: self, format: ElementFormat(self, places: places, options), separator: separator,
            edge: edge)
        return layout.text(
            indent: " " + String(repeating: " ", count: prefix.count),
            width: options.lineWidth - suffix.count)
    }

    /// The places of the elements that a print-out shows.
    private func shownPlaces(edge: Int?) -> [Int] {
        guard let edge else { return Array(0..<count) }
        var places = [0]
        for side in shape {
            let shown =
                side > 2 * edge ? Array(0..<edge) + Array((side - edge)..<side) : Array(0..<side)
            places = places.flatMap { place in shown.map { place * side + $0 } }
        }
        return places
    }
}

/// Nested brackets, wrapped at the width: NumPy's `_formatArray`.
struct ArrayLayout {
    let array: NDArray
    let format: ElementFormat
    let separator: String
    /// Items at each edge, nil where all are shown.
    let edge: Int?

    func text(indent: String, width: Int) -> String {
        block(axis: 0, place: 0, indent: indent, width: width)
    }

    private func block(axis: Int, place: Int, indent: String, width: Int) -> String {
        guard axis < array.shape.count else { return format.text(array.scalar(place)) }
        let side = array.shape[axis]
        let items = items(side).map { item -> (() -> String)? in
            item.map { item in
                {
                    block(
                        axis: axis + 1, place: place * side + item, indent: indent + " ",
                        width: width - 1)
                }
            }
        }
        let isRow = axis == array.shape.count - 1
        let text = isRow ? row(items, indent, width) : lines(items, axis, indent)
        return "[" + text.dropFirst(indent.count) + "]"
    }

    /// The items that are shown; nil stands for the dots.
    private func items(_ side: Int) -> [Int?] {
        guard let edge, side > 2 * edge else { return (0..<side).map { $0 } }
        return (0..<edge).map { $0 } + [nil] + ((side - edge)..<side).map { $0 }
    }

    private func row(_ items: [(() -> String)?], _ indent: String, _ width: Int) -> String {
        let room = width - max(trimmed(separator).count, 1)
        let (start, between) = (indent.unicodeScalars.count, separator.unicodeScalars.count)
        var (done, line, length) = ("", indent, start)
        for (index, item) in items.enumerated() {
            let word = item?() ?? "..."
            let size = word.unicodeScalars.count
            if length + size > room, length > start {
                done += trimmed(line) + "\n"
                (line, length) = (indent, start)
            }
            line += word
            length += size
            guard index < items.count - 1 else { break }
            line += separator
            length += between
        }
        return done + line
    }

    private func lines(_ items: [(() -> String)?], _ axis: Int, _ indent: String) -> String {
        let end = trimmed(separator) + String(repeating: "\n", count: array.shape.count - axis - 1)
        return items.map { indent + ($0?() ?? "...") }.joined(separator: end)
    }

    private func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }
}
