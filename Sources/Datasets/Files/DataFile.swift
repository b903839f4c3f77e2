import Files

/// A file of a data set open for reading; what fails names it.
struct DataFile: ~Copyable {
    let path: String
    private let file: InputFile

    /// Bytes in the file when it was opened.
    var size: Int { file.size }

    /// - Throws: `missing`, `notAFile` (never waiting on a pipe) or `unreadable`.
    init(_ path: String) throws(DatasetError) {
        do throws(FileFailure) {
            file = try InputFile(path)
        } catch {
            throw .file(path: path, FileProblem(error))
        }
        self.path = path
    }

    /// Fills `memory` with what comes next; fewer bytes only at the end of the file.
    func read(into memory: UnsafeMutableRawPointer, count: Int) throws(DatasetError) -> Int {
        do throws(FileFailure) {
            return try file.read(into: memory, count: count)
        } catch {
            throw .file(path: path, FileProblem(error))
        }
    }
}

extension FileProblem {
    /// What reading a file met.
    init(_ failure: FileFailure) {
        switch failure {
        case .missing: self = .missing
        case .notAFile: self = .notAFile
        case .tooLarge(let bytes, let limit): self = .tooLarge(bytes: bytes, limit: limit)
        case .unreadable, .noFolder, .unwritable, .diskFull, .givenUp:
            self = .unreadable(reason: failure.reason)
        }
    }
}
