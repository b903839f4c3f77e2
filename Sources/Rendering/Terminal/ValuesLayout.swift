import Output

/// Lays values out behind their names, the further rows of an array beneath its first.
struct ValuesLayout {
    var style: TerminalStyle

    func lines(for values: [NamedValue]) -> [Line] {
        values.flatMap { value in
            let label = value.name.isEmpty ? "" : value.name + " = "
            let hang = DisplayWidth.of(label)
            // Beneath a name that takes most of the line nothing would find room.
            let indent = String(repeating: " ", count: hang <= style.width / 2 ? hang : 4)
            let rows = value.text.paragraphs.enumerated().map { number, row in
                (number == 0 ? label : indent) + row
            }
            return CodeWrap.lines(of: rows, width: style.width).map { Line($0) }
        }
    }
}
