#if Server
import MentorServer

/// The texts of a packed folder: launcher, service, proxies, configuration, instructions.
enum PackedTexts {
    /// Where the service and the instructions say that the folder lies; it runs from any other place as well.
    static let place = "/opt/mentor"

    /// Finds the libraries beside itself, wherever it lies and however it is called.
    static let launcher = """
        #!/bin/sh
        # Starts Mentor with the libraries of its own folder, from any place.
        here=$(dirname -- "$(readlink -f -- "$0")")
        LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
        export LD_LIBRARY_PATH
        exec "$here/bin/mentor" "$@"

        """

    /// Checked with `systemd-analyze verify` and `systemd-analyze security`.
    static let service = """
        [Unit]
        Description=Mentor, conseiller d'orientation
        Documentation=file:\(place)/INSTALL.md
        After=network.target

        [Service]
        ExecStart=\(place)/mentor serve --config /etc/mentor/mentor.json
        ExecReload=/bin/kill -HUP $MAINPID
        Restart=on-failure
        RestartSec=2
        TimeoutStopSec=30
        KillSignal=SIGTERM

        # Un utilisateur qui n'existe que pour ce service, et ses deux dossiers : /var/lib/mentor, /var/cache/mentor.
        DynamicUser=yes
        StateDirectory=mentor
        StateDirectoryMode=0700
        CacheDirectory=mentor
        CacheDirectoryMode=0700
        Environment=XDG_STATE_HOME=/var/lib XDG_CACHE_HOME=/var/cache
        UMask=0077

        # Il ne lit que ce qu'il faut, n'écrit que dans ses dossiers, ne parle qu'au réseau.
        ProtectSystem=strict
        ProtectHome=yes
        PrivateTmp=yes
        PrivateDevices=yes
        PrivateUsers=yes
        ProtectClock=yes
        ProtectControlGroups=yes
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        ProtectProc=invisible
        NoNewPrivileges=yes
        CapabilityBoundingSet=
        AmbientCapabilities=
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        RemoveIPC=yes
        LockPersonality=yes
        MemoryDenyWriteExecute=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged @resources
        SystemCallErrorNumber=EPERM

        MemoryHigh=400M
        MemoryMax=512M
        TasksMax=64
        LimitNOFILE=8192

        [Install]
        WantedBy=multi-user.target

        """

    static let nginx = """
        # Mentor derrière nginx, en HTTPS. Remplacez bot.ecole.example, puis :
        #   cp nginx.conf /etc/nginx/sites-available/mentor && ln -s ../sites-available/mentor /etc/nginx/sites-enabled/
        #   certbot --nginx -d bot.ecole.example
        # et dans mentor.json : "proxy.trusted": ["127.0.0.1"], "site.origin": "https://bot.ecole.example".
        upstream mentor {
            server 127.0.0.1:8080;
            keepalive 16;
        }

        server {
            listen 80;
            listen [::]:80;
            server_name bot.ecole.example;
            return 301 https://$host$request_uri;
        }

        server {
            listen 443 ssl http2;
            listen [::]:443 ssl http2;
            server_name bot.ecole.example;

            ssl_certificate /etc/letsencrypt/live/bot.ecole.example/fullchain.pem;
            ssl_certificate_key /etc/letsencrypt/live/bot.ecole.example/privkey.pem;
            ssl_protocols TLSv1.2 TLSv1.3;
            add_header Strict-Transport-Security "max-age=31536000" always;

            # Ni question ni adresse dans le journal du mandataire : l'adresse d'une page de FAQ contient la question posée.
            access_log off;
            error_log /var/log/nginx/mentor.log crit;
            # Mentor borne lui-même les questions (16 Ko) et répond par une erreur lisible ; les envois des plateformes sont plus longs.
            client_max_body_size 1m;

            # Les mesures restent sur la machine.
            location = /metrics {
                return 404;
            }

            location / {
                proxy_pass http://mentor;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host $host;
                proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                proxy_set_header X-Forwarded-Proto $scheme;
                proxy_read_timeout 30s;
            }
        }

        """

    static let caddy = """
        # Mentor derrière Caddy, qui demande lui-même le certificat. Remplacez bot.ecole.example ; dans mentor.json :
        # "proxy.trusted": ["127.0.0.1"], "site.origin": "https://bot.ecole.example".
        {
        	# Ni question ni adresse dans le journal du mandataire : une erreur y serait écrite avec l'adresse entière de la page.
        	log default {
        		exclude http.log.error
        	}
        }

        bot.ecole.example {
        	header Strict-Transport-Security "max-age=31536000"

        	# Mentor borne lui-même les questions (16 Ko) et répond par une erreur lisible ; les envois des plateformes sont plus longs.
        	request_body {
        		max_size 1MB
        	}

        	# Les mesures restent sur la machine.
        	respond /metrics 404

        	reverse_proxy 127.0.0.1:8080
        }

        """

    /// Every setting with what it is for, what it may be and its standard value, none of them set.
    static var configuration: String {
        var lines = [
            "// Configuration de Mentor. JSON, avec commentaires. Rien n'est obligatoire : retirez « // » devant ce que vous changez.",
            "// Une variable d'environnement (entre parenthèses) l'emporte sur ce fichier. Une valeur fausse empêche le démarrage.",
            "{",
        ]
        for setting in Setting.all {
            lines.append("  // \(setting.purpose) (\(setting.variable) : \(setting.accepted))")
            let isBare = !setting.standard.isEmpty && (Int(setting.standard) != nil || Bool(setting.standard) != nil)
            lines.append("  // \"\(setting.name)\": \(isBare ? setting.standard : "\"\(setting.standard.isEmpty ? "…" : setting.standard)\""),")
            lines.append("")
        }
        return lines.dropLast().joined(separator: "\n") + "\n}\n"
    }
}
#endif
