import Output

/// What stands on the screen, as far as the next output depends on it.
struct TerminalScreen: Sendable {
    var style: TerminalStyle
    /// The statement that runs; nil between cells.
    private var statement: Statement?
    /// What the next output replaces.
    private var region = RedrawnRegion()
    /// What was written last.
    private var last = Group.nothing
    private(set) var rowsSinceTyped = 0
    /// What a lesson offered, while it is the last thing written: its rows, and what came before it.
    private var offered: (rows: Int, before: Group)?

    init(style: TerminalStyle) { self.style = style }

    mutating func resize(width: Int, height: Int?) {
        style.width = width
        if let height { style.height = height }
        // The terminal may have wrapped it anew.
        offered = nil
    }

    /// What an event writes.
    mutating func text(for event: OutputEvent) -> String {
        switch event {
        case .cellBegan(_, let source, let line):
            statement = Statement(source: source, line: line)
            return printed(
                style.isQuiet ? [] : BlockLayout(style: style).echo(event), as: .other,
                isApart: last == .prose)
        case .progress(let progress): return redrawn(progress)
        case .block(let block): return shown(block)
        case .cellEnded:
            defer { statement = nil }
            return printed([], as: .other)
        case .end(let report):
            return printed(BlockLayout(style: style).ending(report), as: .other)
        }
    }

    private mutating func shown(_ block: Block) -> String {
        let group = Group(of: block, isAnswer: isAnswer)
        let isCode = if case .code = block { statement == nil } else { false }
        let isApart =
            group.isApart(after: last, inLesson: style.marginsAnswers)
            || isCode && last == .prose
        let hasMargin = isAnswer && !block.isMistake
        let before = last
        var inner = style
        if hasMargin { inner.width -= style.answerMargin.width }
        let lines = BlockLayout(style: inner, statement: statement).lines(for: block)
        if case .epoch(let report) = block,
            let text = passed(report, lines, as: group, hasMargin: hasMargin)
        {
            return text
        }
        let text = printed(lines, as: group, isApart: isApart, hasMargin: hasMargin)
        offered = group == .offer && !lines.isEmpty ? (text.rows, before) : nil
        return text
    }

    /// Whether what comes is an answer that a margin sets off.
    private var isAnswer: Bool { statement != nil && style.marginsAnswers }

    /// An epoch in the middle of a training whose curve is shown, which goes on below it.
    private mutating func passed(
        _ report: EpochReport, _ lines: [Line], as group: Group, hasMargin: Bool
    ) -> String? {
        let margin = hasMargin ? style.answerMargin : Line()
        let painter = EscapeEncoder(style)
        guard let text = region.passing(report, lines.map { painter.paint(margin + $0) }) else {
            return nil
        }
        (last, offered) = (group, nil)
        statement?.isJustTyped = false
        rowsSinceTyped += lines.count
        return text
    }

    /// Whole lines, in place of what is redrawn if anything is.
    ///
    /// - Parameter isApart: an empty line goes before them.
    private mutating func printed(
        _ lines: [Line], as group: Group, isApart: Bool = false, hasMargin: Bool = false
    ) -> String {
        let painter = EscapeEncoder(style)
        let margin = hasMargin ? painter.paint(style.answerMargin) : ""
        var text = region.erased()
        if !lines.isEmpty {
            if isApart { text += (hasMargin && last == .answer ? margin.trimmedEnd : "") + "\n" }
            last = group
            statement?.isJustTyped = false
        }
        let columns = hasMargin ? style.answerMargin.width : 0
        for line in lines {
            text += margin + painter.paint(line.movingImages(by: columns)) + "\n"
        }
        rowsSinceTyped += text.rows
        return text
    }

    private mutating func redrawn(_ progress: Progress) -> String {
        guard style.isLive, !style.isQuiet else { return "" }
        let margin = isAnswer ? style.answerMargin : Line()
        var inner = style
        inner.width -= margin.width
        let bar = TrainingLayout(style: inner).progress(progress).first ?? Line()
        return region.drawn(progress, bar: bar, margin: margin, style: style)
    }

    mutating func noteTyped(isEmpty: Bool, height: Int) -> String {
        defer { offered = nil }
        rowsSinceTyped = 0
        guard style.marginsAnswers else { return "" }
        guard isEmpty, style.isLive, let offered, offered.rows + 1 < height else {
            last = .typed
            return ""
        }
        last = offered.before
        return "\u{1B}[\(offered.rows + 1)A\r\u{1B}[J"
    }
}

/// The kinds of text that stand apart from each other.
enum Group {
    case nothing, typed, prose, answer, heading, statement, question, feedback, offer, other

    init(of block: Block, isAnswer: Bool) {
        switch block {
        case _ where isAnswer: self = .answer
        case .prose: self = .prose
        case .lesson(.heading): self = .heading
        case .lesson(.statement): self = .statement
        case .lesson(.question): self = .question
        case .lesson(.feedback): self = .feedback
        case .lesson(.offer): self = .offer
        case .text, .printed, .remark, .code, .program, .table, .layer, .values, .pictures, .plot,
            .bars,
            .prediction, .matrix, .epoch, .fitEnd, .evaluation, .data, .check, .diagnostic,
            .lesson(.course):
            self = .other
        }
    }

    /// Whether an empty line goes between this and what was written before.
    func isApart(after last: Group, inLesson: Bool) -> Bool {
        guard last != .nothing else { return false }
        switch self {
        case .prose: return last != .heading || !inLesson
        case .heading, .question, .offer: return true
        case .statement: return ![.typed, .answer, .statement].contains(last)
        case .feedback: return ![.typed, .feedback].contains(last)
        case .other: return inLesson && ![.typed, .other, .answer].contains(last)
        case .answer, .nothing, .typed: return false
        }
    }
}

extension Block {
    /// Whether it points into the line that was typed, which no margin may move.
    fileprivate var isMistake: Bool {
        if case .diagnostic(let diagnostic) = self { diagnostic.severity == .error } else { false }
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}

/// The statement whose answer is being shown.
struct Statement: Sendable {
    /// As typed, not yet made harmless: spans count its characters.
    var source: String
    /// The line of the script on which it begins, from 1.
    var line: Int
    /// Whether the typed line is still the last one on the screen.
    var isJustTyped = true
}
