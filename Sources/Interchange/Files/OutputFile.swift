import Files

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
enum OutputFile {
    /// - Throws: `noFolder`, `notAFile`, `unwritable`, `diskFull`; nothing has changed then.
    static func write(_ content: [UInt8], to path: String) throws(ModelFileProblem) {
        let target = try resolve(path)
        let temporary =
            "\(folder(of: target))/.\(lastComponent(target)).\(getpid()).\(unique()).tmp"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = open(temporary, flags, 0o666)
        guard descriptor >= 0 else { throw problem(content) }
        var isOpen = true
        do throws(ModelFileProblem) {
            guard writeAll(content, to: descriptor), fsync(descriptor) == 0 else {
                throw problem(content)
            }
            var status = stat()
            if stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
            isOpen = false
            guard close(descriptor) == 0, rename(temporary, target) == 0 else {
                throw problem(content)
            }
        } catch {
            if isOpen { close(descriptor) }
            unlink(temporary)
            throw error
        }
        syncFolder(folder(of: target))
    }

    /// Where the bytes belong: a link is followed, so that it stays one.
    private static func resolve(_ path: String) throws(ModelFileProblem) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else {
            var parent = stat()
            let hasFolder =
                stat(folder(of: path), &parent) == 0 && parent.st_mode & S_IFMT == S_IFDIR
            guard hasFolder else { throw .noFolder }
            // A link to nowhere: the real file is to be made where it points.
            guard let resolved = destination(of: path) else { return path }
            guard stat(folder(of: resolved), &parent) == 0 else { throw .noFolder }
            return resolved
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
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

    private static func writeAll(_ content: [UInt8], to descriptor: Int32) -> Bool {
        content.withUnsafeBytes { memory in
            var done = 0
            while done < memory.count, let start = memory.baseAddress {
                let written = write(descriptor, start + done, memory.count - done)
                if written < 0 {
                    guard errno == EINTR else { return false }
                } else {
                    done += written
                }
            }
            return true
        }
    }

    /// `write` of the system, under the name that ours hides.
    private static func write(
        _ descriptor: Int32, _ memory: UnsafeRawPointer, _ count: Int
    ) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, memory, count)
        #else
            Darwin.write(descriptor, memory, count)
        #endif
    }

    /// What the last system call that failed means for a file of this content.
    private static func problem(_ content: [UInt8]) -> ModelFileProblem {
        switch errno {
        case ENOSPC, EDQUOT, EFBIG: .diskFull(bytes: content.count)
        case let code: .unwritable(reason: systemReason(code))
        }
    }

    /// Makes the new name last through a power cut; a folder that cannot be forced is left alone.
    private static func syncFolder(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func unique() -> UInt32 { UInt32.random(in: 0...UInt32.max) }
}
