#if Server
import Testing
import Wire

@Suite("An address from outside names a permitted host, or is refused")
struct AddressRuleTests {
    @Test("A plain address is read", arguments: [
        ("https://hooks.slack.com/commands/T1/2", "hooks.slack.com", 443), ("HTTPS://Hooks.Slack.COM", "hooks.slack.com", 443),
        ("https://smba.trafficmanager.net:8443?x", "smba.trafficmanager.net", 8_443), ("http://127.0.0.1:8065/hooks/a@b", "127.0.0.1", 8_065),
        ("https://[::1]:9/", "::1", 9), ("https://xn--cole-9oa.example/", "xn--cole-9oa.example", 443), ("https://mattermost_app:80#x",
        "mattermost_app", 80),
    ])
    func reads(text: String, host: String, port: Int) throws {
        let address = try WebAddress(text)
        #expect(address.host == host && address.port == port)
    }

    @Test("An address that two readers could read in two ways is refused, and the reason holds nothing of it", arguments: [
        "", "hooks.slack.com", "//hooks.slack.com", "javascript://hooks.slack.com", "https:/hooks.slack.com", "https:\\\\hooks.slack.com",
        "https://hooks.slack.com\\@evil.example/", "https://hooks.slack.com@evil.example/", "https://user:secret@hooks.slack.com/", "https:///x",
        "https://hooks.slack.com:/", "https://hooks.slack.com:0/", "https://hooks.slack.com:65536/", "https://hooks.slack.com:+443/",
        "https://hooks.slack.com:443:443/", "https://hooks.slack.com./", "https://.slack.com/", "https://hooks..slack.com/", "https://-x.example/",
        "https://hooks.slack.com /", "https://hooks.slack.com\t/", "https://hooks.slack.com\r\nX: y", "https://hooks.slack.com\u{0}/",
        "https://école.example/",
        "https://hooks%2eslack.com/", "https://2130706433/", "https://127.1/", "https://0x7f.0.0.1/", "https://0x7f000001/", "https://0177.0.0.1/",
        "https://1.2.3.4.5/", "https://256.0.0.1/", "https://[::1/", "https://[::1]x/", "https://[127.0.0.1]/",
        "https://[fe80::1%25eth0]/", "https://::1/",
        "https://１２７.0.0.1/",
    ])
    func refuses(text: String) throws {
        let problem = #expect(throws: AddressProblem.self) { try WebAddress(text) }
        #expect(problem.map { !"\($0)".contains("slack") && !"\($0)".contains("secret") } == true)
    }

    @Test("Where a host is follows from its address", arguments: [
        ("127.0.0.1", WebAddress.Reach.loopback), ("127.9.9.9", .loopback), ("localhost", .loopback), ("a.localhost", .loopback),
        ("[::1]", .loopback),
        ("[::ffff:127.0.0.1]", .loopback), ("10.1.2.3", .local), ("172.16.0.1", .local), ("172.31.255.255", .local), ("172.32.0.1", .internet),
        ("192.168.1.1", .local), ("169.254.169.254", .local), ("100.64.0.1", .local), ("100.128.0.1", .internet), ("0.0.0.0", .local),
        ("224.0.0.1", .local),
        ("255.255.255.255", .local), ("8.8.8.8", .internet), ("[::]", .local), ("[fd00::1]", .local), ("[fe80::1]", .local), ("[ff02::1]", .local),
        ("[::ffff:10.0.0.1]", .local), ("[64:ff9b::a00:1]", .local), ("[2002:a00:1::1]", .local), ("[2001:0:a00:1::1]", .local),
        ("[2a01:e0a::1]", .internet), ("intranet", .local), ("chat.lycee.local", .local), ("chat.lycee.fr", .internet),
    ])
    func reach(host: String, reach: WebAddress.Reach) throws {
        #expect(try WebAddress("https://\(host)/").reach == reach)
    }

    @Test("Only listed hosts are permitted, over https", arguments: [
        ("https://hooks.slack.com/commands/T1/2", true), ("https://hooks.slack.com:443/", true), ("https://hooks.slack.com:8443/", false),
        ("http://hooks.slack.com/", false), ("https://slack.com/", false), ("https://evil-hooks.slack.com/", false),
        ("https://hooks.slack.com.evil.example/", false),
        ("https://smba.trafficmanager.net/fr/", true), ("https://a.b.trafficmanager.net/", true), ("https://trafficmanager.net/", false),
        ("https://eviltrafficmanager.net/", false), ("https://chat.lycee.fr:8065/", true), ("https://chat.lycee.fr/", false),
        ("https://10.0.0.5/", true),
        ("https://10.0.0.6/", false), ("https://169.254.169.254/latest/meta-data", false), ("https://127.0.0.1/", false),
        ("http://127.0.0.1:8065/", false),
        ("https://localhost/", false), ("https://[::1]/", false),
    ])
    func rule(text: String, isPermitted: Bool) {
        let rule = AddressRule(hosts: ["hooks.slack.com", ".trafficmanager.net", "chat.lycee.fr:8065", "10.0.0.5"])
        #expect(rule.permits(text) == isPermitted)
    }

    @Test("This machine is permitted when the rule says so, and no other machine with it")
    func loopback() {
        let rule = AddressRule(hosts: [], permitsLoopback: true)
        #expect(rule.permits("http://127.0.0.1:8065/x") && rule.permits("https://localhost/") && rule.permits("http://[::1]:1/"))
        #expect(!rule.permits("http://10.0.0.1/") && !rule.permits("http://example.org/") && !rule.permits("https://example.org/"))
        #expect(!rule.permits("http://127.0.0.1.example.org/"))
    }
}
#endif
