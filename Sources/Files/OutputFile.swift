#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes a file whole or not at all.
///
/// The bytes go to a hidden file in the same folder, are forced onto the disk, and take the name in
/// one step. Whatever happens before that step, a full disk, a signal, kill -9, leaves what stood
/// there as it was.
package enum OutputFile {
    package enum Kind {
        /// A link stays one and its file is written; permissions stay as they were.
        case learners
        /// One of the program's own: it takes the place of whatever stands there, a link too.
        case own(permissions: mode_t)
    }

    /// - Throws: `noFolder`, `notAFile`, `unwritable`, `diskFull`, `givenUp`; nothing has changed then.
    package static func write(
        _ content: [UInt8], to path: String, as kind: Kind = .learners,
        permit: WritePermit = WritePermit()
    ) throws(FileFailure) {
        try write(to: path, as: kind, permit: permit) { descriptor in
            content.withUnsafeBytes { memory in
                memory.baseAddress.map { writeFully(descriptor, $0, memory.count) } ?? true
            }
        }
    }

    /// The same in pieces.
    ///
    /// - Parameters:
    ///   - permit: where it is gone by the end, the file does not take its name.
    ///   - waitsForDisk: false for what can be made anew and tells whether it is whole.
    ///   - body: writes to the descriptor; false where that failed, with `errno` set.
    package static func write(
        to path: String, as kind: Kind = .learners, permit: WritePermit = WritePermit(),
        waitsForDisk: Bool = true,
        _ body: (_ descriptor: Int32) -> Bool
    ) throws(FileFailure) {
        let target = if case .learners = kind { try resolve(path) } else { path }
        Draft.sweep(folder(of: target))
        let draft = try Draft(of: target, permissions: permissions(of: kind))
        var isWritten = body(draft.descriptor)
        if isWritten, waitsForDisk { isWritten = retrying { fsync(draft.descriptor) } == 0 }
        if isWritten, case .learners = kind { keepPermissions(of: target, draft.descriptor) }
        guard isWritten else { throw draft.delete() }
        guard let isNamed = permit.use({ rename(draft.path, target) == 0 }) else {
            _ = draft.delete()
            throw .givenUp
        }
        guard isNamed else { throw draft.delete() }
        if waitsForDisk { syncFolder(folder(of: target)) }
    }

    private static func permissions(of kind: Kind) -> mode_t {
        if case .own(let permissions) = kind { permissions } else { 0o666 }
    }

    private static func keepPermissions(of target: String, _ descriptor: Int32) {
        var status = stat()
        if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
    }

    /// Where the bytes belong: a link is followed, so that it stays one.
    private static func resolve(_ path: String) throws(FileFailure) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard isFolder(folder(of: path)) else { throw .noFolder }
            // A link to nowhere: the real file is to be made where it points.
            guard let resolved = destination(of: path) else { return path }
            guard exists(folder(of: resolved)) else { throw .noFolder }
            return resolved
        }
        guard isPlainFile(status) else { throw .notAFile }
        guard access(path, W_OK) == 0 else { throw .unwritable(reason: systemReason()) }
        guard let real = realpath(path, nil) else { throw .unwritable(reason: systemReason()) }
        defer { free(real) }
        return String(cString: real)
    }

    /// What the link at `path` points to; nil where there is no link.
    private static func destination(of path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        let target = String(decoding: buffer[..<count], as: UTF8.self)
        return target.hasPrefix("/") ? target : "\(folder(of: path))/\(target)"
    }
}
