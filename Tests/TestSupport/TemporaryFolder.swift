import Foundation

/// A folder of one test, made when it begins and gone when it is over, with all that lies in it.
///
/// Whatever a test reads or writes lies in one of these: nothing is left on the machine, and nothing
/// that lies there already is taken for the test's own. Its name begins with that of the file that
/// asked for it, so that one which stays behind tells where it came from. Not for a global or a
/// `static`, which no one ever lets go.
public final class TemporaryFolder: Sendable {
    /// Without symbolic links, so that it compares with what a program says of its own folder.
    public let path: String

    public init(for file: String = #fileID) {
        let owner = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        let folder = parent.appending(path: "bobbin-\(owner)-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        } catch {
            fatalError("no test can be run without a temporary folder: \(error)")
        }
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The names of everything in it, hidden files too.
    public var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    /// Makes a folder in it, and those on the way there.
    ///
    /// - Returns: the whole path.
    @discardableResult
    public func makeFolder(_ name: String) throws -> String {
        let target = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: target, withIntermediateDirectories: true)
        return target
    }

    /// Writes a file into it, and makes the folders on the way there.
    ///
    /// - Returns: the whole path.
    @discardableResult
    public func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let target = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: target)
        return target.path
    }

    @discardableResult
    public func write(_ text: String, to name: String) throws -> String {
        try write(text.utf8, to: name)
    }

    /// Makes a symbolic link in it.
    public func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: path + "/" + name, withDestinationPath: target)
    }

    /// The text of a file in it.
    public func text(_ name: String) throws -> String {
        try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }
}
