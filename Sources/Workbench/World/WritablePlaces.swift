import Diagnostics
import Files

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SessionEnvironment {
    /// The place that a statement may write to, links followed.
    ///
    /// Statements write in the working folder and in `writableFolders`, and nowhere else: a script
    /// or lesson from somebody else must not reach a learner's other files.
    ///
    /// - Parameter name: as the learner wrote it, relative to the working folder unless it begins
    ///   with /.
    /// - Throws: where it leads elsewhere, its folder is not there, or it is a folder itself.
    public func writablePath(_ name: String) throws(Diagnostic) -> String {
        guard !name.isEmpty, !name.unicodeScalars.contains("\0") else {
            throw Diagnostic("A file needs a name.")
        }
        let path: String
        let place = try expanded(name)
        do throws(FileFailure) {
            path = try resolvedPath(place)
        } catch {
            let isMissing = error == .noFolder
            throw Diagnostic(
                "\(name) cannot be written: "
                    + (isMissing ? "its folder is not there." : error.reason + "."),
                hint: (isMissing ? "Make the folder first" : "Choose another folder")
                    + ", or leave it out: the file then lies in \(workingFolder).")
        }
        guard isInside(path) else {
            throw Diagnostic(
                "\(name) lies outside of the folders that statements may write in.",
                hint: "They may write in \(workingFolder). "
                    + "`bobbin run --allow-write DIR` allows another.")
        }
        guard !isFolder(path) else {
            throw Diagnostic("\(name) is a folder.", hint: "Give the file a name of its own.")
        }
        return path
    }

    /// A name with the home folder in place of a `~` at its beginning: `~/iris.csv`.
    ///
    /// - Throws: for `~anna/iris.csv`, somebody else's, and where nobody knows the home folder.
    package func expanded(_ name: String) throws(Diagnostic) -> String {
        guard name.hasPrefix("~") else { return name }
        let rest = name.dropFirst()
        guard rest.isEmpty || rest.hasPrefix("/") else {
            throw Diagnostic(
                "\(name.prefix { $0 != "/" }) would be somebody else's home folder, which Bobbin does not look for.",
                hint: "Your own is ~/, and a file that is called so here is \"./\(name)\".")
        }
        guard let homeFolder else {
            throw Diagnostic(
                "~ is the home folder, and none is known here.",
                hint: "Name the folder in full, from / on, or one within \(workingFolder).")
        }
        return homeFolder + rest
    }

    /// Where a name without `~` leads: from the working folder on unless it begins with /.
    package func wholePath(_ place: String) -> String {
        place.hasPrefix("/") ? place : workingFolder + "/" + place
    }

    /// Refuses a file that a lesson's own statement must not read: one that does not lie in the folders
    /// that statements may write in, links followed. The learner's own statements read everywhere.
    ///
    /// - Parameter name: as it was written, relative to the working folder unless it begins with /.
    package func checkReading(_ name: String) throws(Diagnostic) {
        let place = try expanded(name)
        guard isReadingBounded else { return }
        // What is not there is refused by whoever reads it.
        let path = (try? resolvedPath(place)) ?? (try? realPath(wholePath(place)))
        guard let path, isInside(path) else {
            throw Diagnostic(
                "\(name) lies outside of the folders that a lesson's statements may read",
                hint: "They may read what lies in \(workingFolder). Copy it there if you trust the "
                    + "lesson, or type the statement yourself in `play`.")
        }
    }

    private func isInside(_ path: String) -> Bool {
        ([workingFolder] + writableFolders).contains { folder in
            guard let folder = try? realPath(folder) else { return false }
            return path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
        }
    }

    /// The path without links, `.` and `..`.
    ///
    /// - Throws: `noFolder` where a folder on the way is not there or the last piece is a link that
    ///   leads nowhere, `unwritable` where that cannot be told.
    private func resolvedPath(_ name: String) throws(FileFailure) -> String {
        let start = name.hasPrefix("/") ? "/" : workingFolder
        var folder = try realPath(start)
        var pieces = name.split(separator: "/").map(String.init)
        guard let last = pieces.popLast(), last != ".", last != ".." else { throw .noFolder }
        for piece in pieces {
            let next = try realPath(folder + "/" + piece)
            var status = stat()
            guard stat(next, &status) == 0 else { throw Self.failure() }
            guard status.st_mode & S_IFMT == S_IFDIR else { throw .noFolder }
            folder = next
        }
        let path = (folder == "/" ? "" : folder) + "/" + last
        var status = stat()
        guard lstat(path, &status) == 0 else { return path }
        return try realPath(path)
    }

    private func realPath(_ path: String) throws(FileFailure) -> String {
        guard let resolved = realpath(path, nil) else { throw Self.failure() }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// What keeps a place from being found.
    private static func failure() -> FileFailure {
        errno == ENOENT || errno == ENOTDIR ? .noFolder : .unwritable(reason: systemReason())
    }

    func exists(_ path: String) -> Bool { Files.exists(path) }

    /// The names in a folder, in order; none where it cannot be read.
    package func files(in folder: String) -> [String] {
        fileNames(in: folder)
    }

    package func isFile(_ path: String) -> Bool { fileSize(path) != nil }

    package func isFolder(_ path: String) -> Bool { Files.isFolder(path) }
}
