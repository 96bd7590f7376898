#if Server

/// How a transfer ended, in our words.
enum CurlEnding {
    case done, refusedAddress, unresolved, unresolvedProxy, unreachable, timedOut, badAuthorities, tooLarge
    /// What OpenSSL says of the certificate (X509_V_ERR). The name is looked at afterwards by libcurl, which then leaves 0 or, in
    /// 7.88, the 1 that it begins with.
    case untrusted(verification: Int)
    /// The status with which a proxy refused to connect us.
    case proxyRefused(Int)
    /// In libcurl's words, which know of no address.
    case broken(String)

    /// Nil when there is a response.
    func error(of job: Job, _ settings: TransportSettings) -> TransportError? {
        switch self {
        case .done: nil
        case .refusedAddress: job.error(.refusedAddress, "the address cannot be asked for", isPassing: false)
        case .unresolved: job.error(.unresolved, "no address is known for this name; is it written rightly, is there a network?")
        case .unresolvedProxy: job.error(.unresolved, "no address is known for the name of the proxy")
        case .unreachable: job.error(.unreachable, "nothing answers there")
        case .timedOut: job.error(.timedOut, "no complete response within the deadline")
        case .badAuthorities:
            job.error(.unavailable, "the certificates in \(settings.authorities ?? "the system's store") cannot be read", isPassing: false)
        // No platform says so much: something between us does, a portal or a proxy, and that may pass.
        case .tooLarge: job.error(.tooLarge, "the response is larger than \(settings.maximumBody) bytes, so it is not the platform's")
        case .untrusted(let verification): job.error(.untrusted, "TLS: \(Self.finding(verification)); nothing was sent")
        case .proxyRefused(let status): job.error(.unreachable, "the proxy refuses to connect to this host (status \(status))")
        case .broken(let words): job.error(.broken, "the exchange broke off: \(words)")
        }
    }

    private static func finding(_ verification: Int) -> String {
        switch verification {
        case 0, 1, 62, 64: "the certificate is for another host"
        case 9: "the certificate is not valid yet; is this machine's clock right?"
        case 10: "the certificate has expired"
        case 18, 19: "the certificate is signed by itself"
        case 2, 20, 21: "the certificate is signed by nobody whom this machine knows; give his certificate as a file of authorities if you trust him"
        case 23: "the certificate was withdrawn"
        default: "the certificate is not good (OpenSSL's error \(verification))"
        }
    }
}
#endif
