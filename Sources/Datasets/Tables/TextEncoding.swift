import Engine

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How the bytes of a text file stand for letters, under the names that Python knows.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8, utf16
    case utf16le = "utf-16-le"
    case utf16be = "utf-16-be"
    /// Korean.
    case cp949, euckr
    /// Western European.
    case cp1252, latin1
    /// Central European, Cyrillic.
    case cp1250, cp1251
    /// Japanese, Chinese.
    case cp932, gb18030, big5

    /// Those that a file in another encoding may well be in.
    static let offered: [TextEncoding] = [.cp949, .cp1252, .cp932, .gb18030, .cp1251]

    private static let otherNames: [String: TextEncoding] = [
        "utf8sig": .utf8, "uhc": .cp949, "ms949": .cp949, "ksc56011987": .cp949,
        "windows1252": .cp1252, "ansi": .cp1252, "iso88591": .latin1, "windows1250": .cp1250,
        "windows1251": .cp1251, "shiftjis": .cp932, "sjis": .cp932, "gbk": .gb18030,
        "gb2312": .gb18030,
    ]

    /// - Parameter name: in any spelling that Python takes: `utf-8`, `Latin_1`, `euc-kr`.
    public init?(named name: String) {
        let plain = Self.plain(name)
        let own = Self.allCases.first { Self.plain($0.rawValue) == plain }
        guard let found = own ?? Self.otherNames[plain] else { return nil }
        self = found
    }

    private static func plain(_ name: String) -> String {
        name.lowercased().filter { !"-_ ()".contains($0) }
    }

    /// What it writes, for a reader who has to choose: `Korean`.
    public var writing: String {
        switch self {
        case .utf8, .utf16, .utf16le, .utf16be: "any language"
        case .cp949, .euckr: "Korean"
        case .cp1252, .latin1: "Western European"
        case .cp1250: "Central European"
        case .cp1251: "Cyrillic"
        case .cp932: "Japanese"
        case .gb18030, .big5: "Chinese"
        }
    }

    /// The name in `iconv`.
    private var systemName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16: "UTF-16"
        case .utf16le: "UTF-16LE"
        case .utf16be: "UTF-16BE"
        case .euckr: "EUC-KR"
        case .latin1: "ISO-8859-1"
        default: rawValue.uppercased()
        }
    }

    /// How a text could not be read.
    enum Failure: Error {
        /// The first byte that stands for nothing.
        case at(Int)
        case noMemory(bytes: Int)
        /// The system does not know the encoding.
        case unknown
    }

    /// The same text in UTF-8.
    ///
    /// Source: `iconv` of POSIX.
    func decoded(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> SharedBuffer<UInt8> {
        guard let converter = iconv_open("UTF-8", systemName), Int(bitPattern: converter) != -1
        else { throw .unknown }
        defer { iconv_close(converter) }
        // No letter of two bytes takes more than three in UTF-8, and none of one byte either.
        let most = bytes.count * 3
        guard Memory.hasRoom(bytes: Double(most) * 2),
            let memory = malloc(max(1, most))?.assumingMemoryBound(to: UInt8.self)
        else { throw .noMemory(bytes: most) }
        nonisolated(unsafe) let owned = memory
        var source = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
            .assumingMemoryBound(to: CChar.self)
        var target: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(memory)
            .assumingMemoryBound(to: CChar.self)
        var (left, room) = (bytes.count, most)
        guard iconv(converter, &source, &left, &target, &room) != -1, left == 0 else {
            free(owned)
            throw .at(bytes.count - left)
        }
        let text = UnsafeBufferPointer(start: memory, count: most - room)
        return SharedBuffer(text) { free(owned) }
    }
}
