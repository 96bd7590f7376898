#if Server

/// The instructions of a packed folder, for the person who runs it.
enum InstallText {
    static let text = """
        # Installer Mentor

        Ce dossier contient tout : le programme, ses bibliothèques, les connaissances, les pages. Il marche sur un Debian 12 nu
        (même machine : x86-64 ou arm64, celle où il a été fait), depuis n'importe quel chemin, sans rien installer d'autre.

        Pour les plateformes de discussion (Telegram, Slack…), une chose de plus : `apt-get install -y libcurl4 ca-certificates`.
        Ce qui chiffre vient de Debian et non de ce dossier, pour que ses mises à jour de sécurité arrivent seules.

        ## Essayer

        ```sh
        ./mentor ask "combien gagne un data scientist ?"
        ./mentor serve          # puis http://127.0.0.1:8080 ; Ctrl-C pour arrêter
        ```

        ## Installer comme service

        En root :

        ```sh
        cp -a . \(PackedTexts.place)
        mkdir -p /etc/mentor && cp etc/mentor.json /etc/mentor/
        cp systemd/mentor.service /etc/systemd/system/
        ln -s \(PackedTexts.place)/mentor /usr/local/bin/mentor
        systemctl daemon-reload && systemctl enable --now mentor
        systemctl status mentor
        ```

        Les conversations sont dans `/var/lib/mentor/conversations.sqlite`, lisible par le service seul (et par root).
        Le premier démarrage apprend les connaissances (quelques secondes) et garde ce qu'il a appris dans `/var/cache/mentor`.

        Les autres commandes se lancent en root, avec le fichier du service :

        ```sh
        mentor doctor --store /var/lib/mentor/conversations.sqlite --config /etc/mentor/mentor.json
        mentor report --store /var/lib/mentor/conversations.sqlite --format html --output rapport.html
        mentor forget --store /var/lib/mentor/conversations.sqlite IDENTIFIANT
        ```

        ## Derrière un mandataire (HTTPS)

        Mentor écoute sur 127.0.0.1:8080 et ne parle pas TLS : un mandataire s'en charge. Exemples complets dans `proxy/` :
        `nginx.conf` et `Caddyfile`. Dans `/etc/mentor/mentor.json`, dites à Mentor qui le précède et où il se trouve :

        ```json
        {
          "proxy.trusted": ["127.0.0.1"],
          "site.origin": "https://bot.ecole.example",
          "cors.origins": ["https://www.ecole.example"]
        }
        ```

        Sur la page de l'école :

        ```html
        <script type="module" src="https://bot.ecole.example/widget/v1/mentor.js"></script><mentor-chat lang="fr"></mentor-chat>
        ```

        ## Mettre à jour les connaissances

        Remplacez `share/mentor/KnowledgeBase` (vérifiez-le d'abord : `./mentor kb check --knowledge dossier`). Le serveur relit
        les fichiers de lui-même, ou tout de suite avec `systemctl reload mentor` ; une base fautive est signalée dans le
        journal et l'ancienne reste en service.

        ## Mettre à jour le programme

        ```sh
        mentor backup --store /var/lib/mentor/conversations.sqlite /root/mentor-avant.sqlite
        systemctl stop mentor
        mv \(PackedTexts.place) \(PackedTexts.place).avant && cp -a nouveau-dossier \(PackedTexts.place)
        systemctl start mentor && mentor doctor --store /var/lib/mentor/conversations.sqlite --config /etc/mentor/mentor.json
        ```

        Pour revenir en arrière : remettez l'ancien dossier, et la sauvegarde si le nouveau programme a changé le fichier.

        ## Sauvegarder

        Ne copiez pas le fichier pendant que le serveur tourne : `mentor backup` en fait une copie d'un seul instant, vérifiée.

        ```sh
        mentor backup --store /var/lib/mentor/conversations.sqlite /sauvegardes/mentor-$(date +%F).sqlite
        ```

        Une conversation effacée vit encore dans les sauvegardes d'avant : ne les gardez pas plus longtemps que la durée de
        conservation (30 jours, sauf réglage).

        ## Restaurer

        ```sh
        systemctl stop mentor
        mkdir -p /root/mentor-ancien && mv /var/lib/private/mentor/conversations.sqlite* /root/mentor-ancien/
        mentor restore --store /var/lib/private/mentor/conversations.sqlite /sauvegardes/mentor-2026-11-21.sqlite
        chown --reference=/var/lib/private/mentor /var/lib/private/mentor/conversations.sqlite
        systemctl start mentor
        ```

        ## Retirer

        ```sh
        systemctl disable --now mentor
        rm -rf \(PackedTexts.place) /etc/mentor /etc/systemd/system/mentor.service /usr/local/bin/mentor
        rm -rf /var/lib/private/mentor /var/cache/private/mentor
        ```

        ## Licences

        Mentor : `LICENSE` (Apache-2.0). Les bibliothèques de `lib/` ont les leurs, dans `lib/licenses/`.

        """
}
#endif
