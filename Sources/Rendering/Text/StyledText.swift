/// How a piece of text looks where the terminal has colour; without colour it is ignored.
struct Ink: Equatable {
    enum Hue: Equatable {
        case red, green, yellow, blue, cyan
        /// 0 is black, 255 white.
        case grey(UInt8)
    }

    var isBold = false
    var isDim = false
    var isItalic = false
    var foreground: Hue?
    var background: Hue?

    static let plain = Ink()
    static let bold = Ink(isBold: true)
    static let dim = Ink(isDim: true)

    /// Whether writing this ink over `other` leaves nothing of it: a row of a picture needs no reset
    /// between its shades.
    func overrides(_ other: Ink) -> Bool {
        (isBold || !other.isBold) && (isDim || !other.isDim) && (isItalic || !other.isItalic)
            && (foreground != nil || other.foreground == nil)
            && (background != nil || other.background == nil)
    }

    static func coloured(_ hue: Hue, isBold: Bool = false) -> Ink {
        Ink(isBold: isBold, foreground: hue)
    }
}

/// A piece of text in one ink.
struct Span: Equatable {
    var text: String
    var ink = Ink.plain
}

/// One line on the screen.
struct Line: Equatable {
    var spans: [Span]

    init(_ spans: [Span] = []) { self.spans = spans }

    init(_ text: String, _ ink: Ink = .plain) { spans = [Span(text: text, ink: ink)] }

    var text: String { spans.reduce(into: "") { $0 += $1.text } }

    /// Columns on the screen.
    var width: Int { DisplayWidth.of(text) }

    static func + (left: Line, right: Line) -> Line { Line(left.spans + right.spans) }

    static func += (left: inout Line, right: Line) { left.spans += right.spans }
}

extension Line {
    /// A line of `count` spaces, none for a negative count.
    static func spaces(_ count: Int) -> Line { Line(String(repeating: " ", count: max(0, count))) }
}
