import Engine
import Files
import Wording

/// The bytes of a model's file, in and out.
enum ModelBytes {
    /// - Throws: `missing`, `notAFile` (never waiting on a pipe), `unreadable`, or `enormous` where the
    ///   file alone would take half of the memory.
    static func read(_ path: String) throws(ModelFileProblem) -> [UInt8] {
        try fileWork { () throws(FileFailure) in
            let file = try InputFile(path)
            // The file, its arrays taken out of it, and the network that they become.
            guard Memory.hasRoom(bytes: Double(file.size) * 3) else {
                throw .tooLarge(bytes: file.size, limit: Int(Memory.free / 3))
            }
            // What is neither HDF5 nor zip will be refused by its beginning; the rest is not needed.
            let beginning = try file.bytes(min(file.size, 4096))
            guard isModel(beginning), file.size > beginning.count else { return beginning }
            return beginning + (try file.bytes(file.size - beginning.count))
        }
    }

    /// The whole of a file, whatever it holds.
    ///
    /// - Throws: as `read`.
    static func whole(_ path: String) throws(ModelFileProblem) -> [UInt8] {
        try fileWork { () throws(FileFailure) in
            let file = try InputFile(path)
            // The file, an array taken out of it, and its numbers in Float64 and Float32.
            guard Memory.hasRoom(bytes: Double(file.size) * 6) else {
                throw .tooLarge(bytes: file.size, limit: Int(Memory.free / 6))
            }
            return try file.bytes(file.size)
        }
    }

    /// Throws `unwritable` where there is no memory to put a file of so many numbers together: the
    /// arrays, the file that holds them, and the whole.
    static func checkRoom(floats: Int) throws(ModelFileProblem) {
        do throws(EngineError) {
            try Memory.check(floats: Double(floats) * 3, for: "the file")
        } catch {
            throw .unwritable(
                reason: "its contents need more memory than this process may take, "
                    + bytesText(Memory.free))
        }
    }

    /// - Throws: `noFolder`, `notAFile`, `unwritable`, `diskFull`; nothing has changed then.
    static func write(
        _ content: [UInt8], to path: String, _ permit: WritePermit
    ) throws(ModelFileProblem) {
        try fileWork(bytes: content.count) { () throws(FileFailure) in
            try OutputFile.write(content, to: path, permit: permit)
        }
    }

    private static func isModel(_ beginning: [UInt8]) -> Bool {
        beginning.starts(with: HDF5File.signature) || beginning.starts(with: ZipArchive.mark)
    }

    private static func fileWork<Result>(
        bytes: Int = 0, _ body: () throws(FileFailure) -> Result
    ) throws(ModelFileProblem) -> Result {
        do throws(FileFailure) {
            return try body()
        } catch {
            switch error {
            case .missing: throw .missing
            case .notAFile: throw .notAFile
            case .unreadable(let reason): throw .unreadable(reason: reason)
            case .tooLarge(let bytes, _):
                throw .enormous(what: "the file itself", bytes: Double(bytes))
            case .noFolder: throw .noFolder
            case .unwritable(let reason): throw .unwritable(reason: reason)
            case .givenUp: throw .unwritable(reason: error.reason)
            case .diskFull: throw .diskFull(bytes: bytes)
            }
        }
    }
}
