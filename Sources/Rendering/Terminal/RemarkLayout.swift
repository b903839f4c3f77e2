import Output

/// Lays a remark out: the coach's behind its name, so that nobody takes it for the answer.
struct RemarkLayout {
    var style: TerminalStyle

    func lines(for remark: Remark) -> [Line] {
        let label = remark.source.label
        let hang = DisplayWidth.of(label)
        return remark.text.paragraphs.enumerated().flatMap { number, text in
            let start = number == 0 ? Line(label) : .spaces(hang)
            let indent = hang + WordWrap.hangingIndent(of: text)
            return WordWrap.lines(of: start + .withCode(text), width: style.width, indent: indent)
        }
    }
}

extension Remark.Source {
    /// What stands before its words.
    fileprivate var label: String {
        switch self {
        case .coach: "coach: "
        case .notebook, .python: ""
        }
    }
}
