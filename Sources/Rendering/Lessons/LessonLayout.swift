import Output

/// Lays out what a lesson shows beside its prose and the answers of its statements.
///
///     Meet the examples ──────────────────────────── 1/14     a heading, with the place in the lesson
///     ▸ load fashion_mnist                                    a statement of the lesson's
///      ?  What are those 12,000 for?                          a question, its answers beneath
///      ✓  Yes. A good mark there …                            what is said to an answer
///     Enter goes on.                                          what the next key does
///
/// Signs and words carry the meaning, colour only repeats it.
struct LessonLayout {
    var style: TerminalStyle

    /// Text wider than this is tiring to read, however wide the terminal is.
    static let widestText = 84
    private var width: Int { min(style.width, Self.widestText) }
    /// Columns of a sign with the spaces around it.
    private let signWidth = 4

    func lines(for piece: LessonBlock) -> [Line] {
        switch piece {
        case .heading(let heading): lines(for: heading)
        case .statement(let text): statement(text)
        case .question(let question): lines(for: question)
        case .feedback(let feedback): lines(for: feedback)
        case .offer(let offer): lines(for: offer)
        case .course(let report): CourseLayout(style: style).lines(for: report)
        }
    }

    private func lines(for heading: LessonHeading) -> [Line] {
        let place = heading.place.isEmpty ? Line() : Line(" " + heading.place, .quiet)
        let title = Line(heading.title, .heading)
        let room = width - title.width - place.width
        guard room >= 5 else {
            let all = title + (heading.place.isEmpty ? Line() : Line("  " + heading.place, .quiet))
            return WordWrap.lines(of: all, width: width)
        }
        let rule = heading.level == 1 ? style.heavyRule(room - 1) : style.rule(room - 1)
        return [title + Line(" " + rule, .quiet) + place]
    }

    private func statement(_ text: String) -> [Line] {
        text.paragraphs.enumerated().flatMap { index, line in
            WordWrap.lines(
                of: Line(index == 0 ? style.statementSign : "  ", .role(.prompt))
                    + Line(line, .role(.word, isBold: true)),
                width: style.width, indent: 4)
        }
    }

    private func lines(for question: LessonQuestion) -> [Line] {
        let isTask = question.kind == .task
        let sign = isTask ? (style.unicode ? "→" : ">") : "?"
        let label = question.label.isEmpty ? "" : "**\(question.label).** "
        var lines = signed(sign, .prompt, label + question.text)
        if !question.choices.isEmpty { lines.append(Line()) }
        for choice in question.choices {
            let start =
                Line(String(repeating: " ", count: signWidth))
                + Line(choice.letter, .role(.prompt)) + Line("  ")
            lines += WordWrap.lines(
                of: start + inline(choice.text), width: width, indent: signWidth + 3)
        }
        return lines
    }

    private func lines(for feedback: LessonFeedback) -> [Line] {
        switch feedback.kind {
        case .right: return signed(style.unicode ? "✓" : "+", .good, feedback.text)
        case .wrong: return signed(style.unicode ? "✗" : "x", .warning, feedback.text)
        case .missing: return signed(style.unicode ? "…" : "-", .prompt, feedback.text)
        case .hint: return signed(style.unicode ? "›" : ">", .prompt, feedback.text)
        case .remark: return signed(" ", .quiet, feedback.text)
        }
    }

    /// A text with a sign before it, its further lines beneath the first.
    private func signed(_ sign: String, _ role: Role, _ text: String) -> [Line] {
        let blocks = text.split(separator: "\n\n").map { String($0.replacing("\n", with: " ")) }
        return blocks.enumerated().flatMap { index, text in
            WordWrap.lines(
                of: Line(" \(index == 0 ? sign : " ")  ", .role(role, isBold: true))
                    + inline(text),
                width: width, indent: signWidth)
        }
    }

    private func lines(for offer: LessonOffer) -> [Line] {
        var lines = offer.statements.flatMap { statement($0) }
        if !lines.isEmpty { lines.append(Line()) }
        return lines + WordWrap.lines(of: cue(offer.cue), width: width)
    }

    /// The one thing to do in the colour of the prompt; what else there is, quietly.
    private func cue(_ text: String) -> Line {
        let parts = text.split(separator: "   ", maxSplits: 1).map(String.init)
        var first = inline(parts.first ?? "")
        for index in first.spans.indices { first.spans[index].ink = .role(.prompt) }
        guard parts.count > 1 else { return first }
        var rest = inline(parts[1])
        for index in rest.spans.indices { rest.spans[index].ink = .quiet }
        return first + Line("   ") + rest
    }

    private func inline(_ text: String) -> Line {
        MarkdownInline(style: style).line(text)
    }
}

extension TerminalStyle {
    /// A thick horizontal line of so many columns.
    func heavyRule(_ columns: Int) -> String {
        String(repeating: unicode ? "━" : "=", count: max(0, columns))
    }

    /// What stands before a statement of the lesson's.
    var statementSign: String { unicode ? "▸ " : "> " }

    /// What stands before each line of an answer in a lesson.
    var answerMargin: Line { Line(unicode ? "│ " : "| ", .quiet) }
}
