import Wording

/// What is wrong with one file of a data set. Sizes are in bytes, of the data after unpacking.
public enum FileProblem: Sendable, Equatable {
    case missing
    /// A folder, a device or a pipe stands where a file should be.
    case notAFile
    case unreadable(reason: String)
    case empty
    /// Named .gz, yet neither a gzip file nor the plain data.
    case notGzip
    /// The packed data are damaged: zlib's own words say how.
    case corrupt(reason: String)
    case truncated(found: Int, promised: Int)
    /// Bytes follow after the `promised` ones.
    case oversized(promised: Int)
    case wrongMagic(found: UInt32, expected: UInt32)
    /// The header claims more than a file of this size can hold, or nothing at all.
    case impossibleShape([Int])
    /// More than is read into memory at once.
    case tooLarge(bytes: Int, limit: Int)
    case noMemory(bytes: Int)
    case wrongChecksum(found: String, expected: String)

    /// What follows the file's name in a message.
    var predicate: String {
        switch self {
        case .missing: "is not there."
        case .notAFile: "is not a file: a folder or a device has its name."
        case .unreadable(let reason): "cannot be read: \(reason)."
        case .empty: "is empty: it holds 0 bytes."
        case .notGzip: "is not a gzip file, although its name ends in .gz."
        case .corrupt(let reason): "is damaged: it does not unpack (\(reason))."
        case .truncated(let found, let promised):
            "is cut short: it holds \(grouped(found)) of the \(counted(promised, "byte")) it should."
        case .oversized(let promised):
            "is too long: more follows after the \(counted(promised, "byte")) that its header promises."
        case .wrongMagic(let found, let expected):
            "is not the kind of IDX file that belongs here: it begins with 0x\(hexadecimal(found, digits: 8)), "
                + "not 0x\(hexadecimal(expected, digits: 8))."
        case .impossibleShape(let shape):
            "is damaged: its header claims \(cross(shape)) values, which a file of its size cannot hold."
        case .tooLarge(let bytes, let limit):
            "is too large: \(grouped(bytes)) bytes, and at most \(grouped(limit)) are loaded."
        case .noMemory(let bytes): "does not fit: there is no memory for \(grouped(bytes)) bytes."
        case .wrongChecksum:
            "is not the official file: its SHA-256 differs."
        }
    }

    func hint(path: String) -> String {
        switch self {
        case .missing: "Bobbin looked for \(path)."
        case .notAFile: "Move \(path) away and put the file there."
        case .unreadable: "Check the permissions of \(path)."
        case .empty, .notGzip, .corrupt, .truncated, .oversized, .impossibleShape:
            "Copy or download it again: \(path)."
        case .wrongMagic(let found, _):
            switch found {
            case 0x0000_0801: "This one holds labels. Are two files swapped? It is \(path)."
            case 0x0000_0803: "This one holds pictures. Are two files swapped? It is \(path)."
            default: Self.otherArray(found) + "Put the right file there: \(path)."
            }
        case .tooLarge, .noMemory: "Use fewer pictures: the file is \(path)."
        case .wrongChecksum(let found, let expected):
            "Expected \(expected), found \(found). Delete \(path) and fetch it again."
        }
    }

    /// What an IDX file of another kind holds, in words.
    private static func otherArray(_ magic: UInt32) -> String {
        guard magic >> 16 == 0, let number = IDXNumber(rawValue: UInt8(magic >> 8 & 0xFF)) else {
            return "It is no IDX file. "
        }
        let numbers =
            switch number {
            case .byte, .signedByte: "bytes"
            case .short, .int: "whole numbers"
            case .float, .double: "numbers with decimals"
            }
        return "It holds \(numbers) along \(counted(Int(magic & 0xFF), "axis", "axes")). "
    }
}
