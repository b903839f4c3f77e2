import Foundation
import Synchronization

/// A tiny HTTP server on 127.0.0.1 that answers each request as a script says, in order.
///
/// The last answer of the script serves all requests that follow.
final class LoopbackServer: Sendable {
    enum Answer: Sendable {
        /// The whole body, or what `Range` asks for, as a good server does.
        case good
        /// A good answer that ends, with the connection, after so many bytes of the body.
        case cut(after: Int)
        /// The whole body with status 200, whatever `Range` says.
        case ignoringRange
        case status(Int)
        /// The head and some bytes, then nothing.
        case stall(after: Int)
        /// A good answer in small pieces with pauses.
        case slow
        case redirect(String)
    }

    let port: UInt16
    private let listener: Int32
    private let body: [UInt8]
    private let script: Mutex<[Answer]>
    private let requests = Mutex<[String]>([])
    private let bell = Pipe()
    private let isClosed = DispatchSemaphore(value: 0)

    /// A proxy that the user's environment names does not know this machine's own servers.
    private static let isReachedDirectly = setenv("no_proxy", "127.0.0.1", 1) == 0

    init(_ body: [UInt8], _ script: Answer...) throws {
        guard Self.isReachedDirectly else { throw POSIXError(.ENOMEM) }
        self.body = body
        self.script = Mutex(script)
        listener = socket(AF_INET, streamSocket, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        port = try withUnsafeMutablePointer(to: &address) { address in
            try address.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                guard bind(listener, general, length) == 0, listen(listener, 8) == 0,
                    getsockname(listener, general, &length) == 0
                else { throw POSIXError(.EADDRNOTAVAIL) }
            }
            return UInt16(bigEndian: address.pointee.sin_port)
        }
        Thread.detachNewThread { [self] in serve() }
    }

    var address: String { "http://127.0.0.1:\(port)/data.gz" }
    /// The `Range` of each request so far; an empty text where it had none.
    var ranges: [String] { requests.withLock { $0 } }

    /// No more connections are accepted: whoever comes finds the door closed. To be called once.
    func stop() throws {
        try bell.fileHandleForWriting.write(contentsOf: [0])
        isClosed.wait()
    }

    /// Only the thread that waits at the door closes it: its number would be given to the next socket,
    /// of another test, whose callers would be let in here.
    private func serve() {
        let doors = [listener, bell.fileHandleForReading.fileDescriptor]
        var states = doors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&states, nfds_t(states.count), -1) >= 0 || errno == EINTR {
            if states[1].revents != 0 { break }
            let connection = accept(listener, nil, nil)
            if connection < 0 { continue }
            Thread.detachNewThread { [self] in
                answer(connection)
                // A program that another test started meanwhile may hold the connection open, too.
                shutdown(connection, Int32(SHUT_RDWR))
                close(connection)
            }
        }
        close(listener)
        isClosed.signal()
    }

    private func answer(_ connection: Int32) {
        var request = ""
        while !request.contains("\r\n\r\n") {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let got = recv(connection, &bytes, bytes.count, 0)
            if got <= 0 { return }
            request += String(decoding: bytes[..<got], as: UTF8.self)
        }
        let line = request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("range:") }
        let range = line.map { String($0.dropFirst("range: bytes=".count)) } ?? ""
        requests.withLock { $0.append(range) }
        let next = script.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
        respond(connection, next, from: Int(range.dropLast()) ?? 0)
    }

    private func respond(_ connection: Int32, _ answer: Answer, from start: Int) {
        switch answer {
        case .good: sendBody(connection, from: start, limit: .max)
        case .cut(let limit): sendBody(connection, from: start, limit: limit)
        case .ignoringRange: sendBody(connection, from: 0, limit: .max)
        case .status(let status):
            send(connection, "HTTP/1.1 \(status) No\r\nContent-Length: 3\r\n\r\nno!")
        case .stall(let limit):
            sendBody(connection, from: start, limit: limit)
            Thread.sleep(forTimeInterval: 8)
        case .slow:
            sendHead(connection, from: start)
            for piece in stride(from: start, to: body.count, by: 2000) {
                if !send(connection, Array(body[piece..<min(piece + 2000, body.count)])) { return }
                Thread.sleep(forTimeInterval: 0.01)
            }
        case .redirect(let target):
            send(
                connection,
                "HTTP/1.1 302 Found\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n")
        }
    }

    private func sendHead(_ connection: Int32, from start: Int) {
        let status = start > 0 ? "206 Partial Content" : "200 OK"
        let end = "\(body.count - 1)/\(body.count)"
        let range = start > 0 ? "Content-Range: bytes \(start)-\(end)\r\n" : ""
        send(
            connection,
            "HTTP/1.1 \(status)\r\n\(range)Content-Length: \(body.count - start)\r\n"
                + "Connection: close\r\n\r\n")
    }

    private func sendBody(_ connection: Int32, from start: Int, limit: Int) {
        guard start < body.count else {
            send(connection, "HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n")
            return
        }
        sendHead(connection, from: start)
        send(connection, Array(body[start...].prefix(limit)))
    }

    private func send(_ connection: Int32, _ text: String) { send(connection, Array(text.utf8)) }

    @discardableResult
    private func send(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let sent = bytes[done...].withUnsafeBytes {
                Foundation.send(connection, $0.baseAddress, $0.count, noSignal)
            }
            if sent <= 0 { return false }
            done += sent
        }
        return true
    }
}

#if canImport(Glibc)
    private let streamSocket = Int32(SOCK_STREAM.rawValue)
    private let noSignal = Int32(MSG_NOSIGNAL)
#else
    private let streamSocket = SOCK_STREAM
    private let noSignal: Int32 = 0
#endif
