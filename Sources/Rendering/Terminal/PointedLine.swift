/// A line of source in three pieces, the middle one being what a caret points at; all harmless.
struct PointedLine: Equatable {
    var before: String
    var marked: String
    var after: String

    /// - Parameters:
    ///   - column: counts characters from 1; a place past the end points behind the last one.
    ///   - length: in characters; cut at the end of the line.
    init(text: Substring, column: Int, length: Int, sanitizer: Sanitizer) {
        let start =
            text.index(text.startIndex, offsetBy: max(1, column) - 1, limitedBy: text.endIndex)
            ?? text.endIndex
        let end =
            text.index(start, offsetBy: max(1, length), limitedBy: text.endIndex) ?? text.endIndex
        before = sanitizer.cleanLine(text[..<start])
        marked = sanitizer.cleanLine(text[start..<end])
        after = sanitizer.cleanLine(text[end...])
    }

    private init(before: String, marked: String, after: String) {
        self.before = before
        self.marked = marked
        self.after = after
    }

    var width: Int {
        DisplayWidth.of(before) + DisplayWidth.of(marked) + DisplayWidth.of(after)
    }

    /// Whether the line is shown exactly as it was typed.
    func isTyped(as source: String) -> Bool { before + marked + after == source }

    /// The part around the marked piece that fits `columns`, ellipses where something was cut.
    func window(columns: Int, ellipsis: String) -> PointedLine {
        if width <= columns { return self }
        let cut = { (text: String, room: Int) in
            WordWrap.clip(Line(text), to: max(0, room), ellipsis: ellipsis).text
        }
        var part = self
        part.marked = cut(marked, max(columns / 2, columns - DisplayWidth.of(before + after)))
        let free = columns - DisplayWidth.of(part.marked)
        let wanted = DisplayWidth.of(before)
        // What stands before a mistake explains it better than what follows.
        let room = min(wanted, max(free * 2 / 3, free - DisplayWidth.of(after)))
        if wanted > room {
            let reversed = cut(String(before.reversed()), room)
            part.before = String(reversed.reversed())
        }
        part.after = cut(after, free - DisplayWidth.of(part.before))
        return part
    }
}
