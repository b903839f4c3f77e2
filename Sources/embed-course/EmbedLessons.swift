#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `embed-course OUTPUT FOLDER FILE…`: writes a Swift source file that holds the files of a folder.
@main
enum EmbedLessons {
    static func main() throws {
        let arguments = CommandLine.arguments
        let (output, folder) = (arguments[1], arguments[2])
        var source = "/// Made from `lessons` while building.\n"
        source += "enum CourseFiles {\n    static let all: [(path: String, text: String)] = [\n"
        for path in arguments.dropFirst(3) {
            let text = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
            source += "        (\(literal(path)), \(literal(text))),\n"
        }
        source += "    ]\n}\n"
        try source.write(toFile: output, atomically: true, encoding: .utf8)
    }

    /// A text as a string of Swift on one line.
    private static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
