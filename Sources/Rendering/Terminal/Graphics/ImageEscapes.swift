#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes pictures of pixels as terminals take them.
enum ImageEscapes {
    /// Draws the pictures of a line that has just been written, and goes back to that line.
    static func drawn(_ images: [PlacedImage], by graphics: Graphics) -> String {
        images.map { image in
            let up = image.rows - 1
            return (up > 0 ? "\u{1B}[\(up)A" : "") + "\u{1B}[\(image.column + 1)G"
                + placed(image, by: graphics) + (up > 0 ? "\u{1B}[\(up)B" : "")
        }.joined()
    }

    /// The picture with its upper left corner at the cursor, which stays where it is.
    private static func placed(_ image: PlacedImage, by graphics: Graphics) -> String {
        let data = Data(image.file).base64EncodedString()
        switch graphics {
        case .none: return ""
        case .kitty:
            let size = "c=\(image.columns),r=\(image.rows)"
            return chunked(data, header: "a=T,f=100,\(size),C=1,q=2")
        case .iTerm:
            let size = "width=\(image.columns);height=\(image.rows)"
            return "\u{1B}7\u{1B}]1337;File=inline=1;size=\(image.file.count);\(size);"
                + "preserveAspectRatio=0:\(data)\u{7}\u{1B}8"
        }
    }

    /// Kitty takes at most so many letters at once.
    private static let chunk = 4096

    private static func chunked(_ data: String, header: String) -> String {
        let letters = Array(data.utf8)
        let starts = Array(stride(from: 0, to: max(1, letters.count), by: chunk))
        return starts.enumerated().map { index, start in
            let part = letters[start..<min(letters.count, start + chunk)]
            let isLast = index == starts.count - 1
            let keys = (index == 0 ? header + "," : "q=2,") + "m=\(isLast ? 0 : 1)"
            return "\u{1B}_G\(keys);" + String(decoding: part, as: UTF8.self) + "\u{1B}\\"
        }.joined()
    }
}

/// What can be seen of a text that has pictures of pixels in it.
public enum ImageText {
    /// Whether it holds any.
    public static func isWithin(_ text: String) -> Bool {
        text.contains("\u{1B}_G") || text.contains("\u{1B}]1337;File=")
    }
}
