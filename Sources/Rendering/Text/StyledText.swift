/// How a piece of text looks where the terminal has colour; without colour it is ignored.
struct TextStyle: Equatable {
    enum Shade: Equatable {
        case role(Role)
        /// One of several lines drawn together, counting from 0.
        case series(Int)
        /// 0 is black, 255 white.
        case grey(UInt8)
        case rgb(RGB)

        /// The mixed colour of `grey` and `rgb`; black for what the palette decides.
        var rgb: RGB {
            switch self {
            case .grey(let shade): RGB(grey: shade)
            case .rgb(let rgb): rgb
            case .role, .series: RGB(grey: 0)
            }
        }
    }

    var isBold = false
    var isItalic = false
    var foreground: Shade?
    var background: Shade?

    static let plain = TextStyle()
    static let bold = TextStyle(isBold: true)
    static let quiet = TextStyle.role(.quiet)
    static let heading = TextStyle.role(.heading)

    /// - Parameter isBold: nil as bold as the role is.
    static func role(_ role: Role, isBold: Bool? = nil) -> TextStyle {
        TextStyle(
            isBold: isBold ?? role.isBold, foreground: role == .heading ? nil : .role(role))
    }

    /// Whether writing this ink over `other` leaves nothing of it: a row of a picture needs no reset
    /// between its shades.
    func overrides(_ other: TextStyle) -> Bool {
        (isBold || !other.isBold) && (isItalic || !other.isItalic)
            && (foreground != nil || other.foreground == nil)
            && (background != nil || other.background == nil)
            // May be fainter rather than of a colour.
            && other.foreground != .role(.quiet)
            && (foreground != .role(.quiet) || other.foreground == nil)
    }
}

/// A piece of text in one ink.
struct Span: Equatable {
    var text: String
    var ink = TextStyle.plain
}

/// One line on the screen.
struct Line: Equatable {
    var spans: [Span]
    /// Pictures of pixels whose last row this line is.
    var images: [PlacedImage] = []

    init(_ spans: [Span] = []) { self.spans = spans }

    init(_ text: String, _ ink: TextStyle = .plain) { spans = [Span(text: text, ink: ink)] }

    var text: String { spans.reduce(into: "") { $0 += $1.text } }

    /// Columns on the screen.
    var width: Int { DisplayWidth.of(text) }

    static func + (left: Line, right: Line) -> Line {
        var sum = left
        sum += right
        return sum
    }

    static func += (left: inout Line, right: Line) {
        if !right.images.isEmpty { left.images += right.movingImages(by: left.width).images }
        left.spans += right.spans
    }

    /// The same line behind so many more columns.
    func movingImages(by columns: Int) -> Line {
        var moved = self
        for index in images.indices { moved.images[index].column += columns }
        return moved
    }
}

extension Line {
    /// A line of `count` spaces, none for a negative count.
    static func spaces(_ count: Int) -> Line { Line(String(repeating: " ", count: max(0, count))) }
}
