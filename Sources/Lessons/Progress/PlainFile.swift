import Diagnostics
import Files

/// Small text files, read and written whole.
enum PlainFile {
    /// No lesson and no progress is larger than this.
    static let mostBytes = 1 << 20

    /// The text of a file, whatever its bytes are; nil where there is none.
    static func text(at path: String) throws(Diagnostic) -> String? {
        do throws(FileFailure) {
            return String(
                decoding: try InputFile.bytes(of: path, atMost: mostBytes), as: UTF8.self)
        } catch {
            switch error {
            case .missing: return nil
            case .notAFile: throw Diagnostic("\(path) is no file.")
            case .tooLarge:
                throw Diagnostic(
                    "\(path) is larger than 1 MB, which no lesson and no file of progress is.",
                    hint: "It is left as it is, and not read.")
            default: throw Diagnostic("\(path) cannot be read: \(error.reason).")
            }
        }
    }

    /// Puts a text in the place of a file that nobody else need read, whole or not at all.
    static func replace(_ path: String, with text: String) throws(Diagnostic) {
        makeFolder(folder(of: path))
        do throws(FileFailure) {
            try OutputFile.write(Array(text.utf8), to: path, as: .own(permissions: 0o600))
        } catch {
            throw Diagnostic("\(path) cannot be written: \(error.reason).")
        }
    }
}
