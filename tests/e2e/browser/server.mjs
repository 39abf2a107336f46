// nginx on loopback, serving the built sites side by side, as a subfolder of a server would.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";

// Debian keeps nginx where only root's PATH looks.
const NGINX = ["/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx"].find(fs.existsSync) ?? "nginx";

const TYPES = {
    "text/html": "html", "text/css": "css", "application/javascript": "js", "image/svg+xml": "svg",
    "image/png": "png", "application/json": "json", "application/ld+json": "jsonld", "application/xml": "xml",
    "text/csv": "csv", "text/plain": "txt",
};

function freePort() {
    return new Promise((resolve, reject) => {
        const server = net.createServer();
        server.on("error", reject);
        server.listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

// A site lies under /NAME/. Its own 404 page answers for what is not there.
function configuration(sites, folder, port) {
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map((kind) => `    ${kind}_temp_path ${folder}/nginx-${kind};`).join("\n");
    const types = Object.entries(TYPES).map(([type, ending]) => `        ${type} ${ending};`).join("\n");
    const places = sites.map((site) => `        location /${site.name}/ {
            alias ${site.folder}/;
            error_page 404 /${site.name}/404.html;
        }`).join("\n");
    return `daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log;
events { worker_connections 64; }
http {
    access_log off;
    charset utf-8;
    default_type application/octet-stream;
    types {
${types}
    }
${temporary}
    server {
        listen 127.0.0.1:${port};
${places}
    }
}
`;
}

function canConnect(port) {
    return new Promise((resolve) => {
        const socket = net.connect(port, "127.0.0.1", () => { socket.destroy(); resolve(true); });
        socket.on("error", () => resolve(false));
    });
}

// The workers of a server that root starts are another user's: the folder is opened for them.
function openForWorkers(folder) {
    for (const entry of fs.readdirSync(folder, { recursive: true })) {
        const name = path.join(folder, entry);
        fs.chmodSync(name, fs.statSync(name).mode | (fs.statSync(name).isDirectory() ? 0o055 : 0o044));
    }
    fs.chmodSync(folder, 0o755);
}

export async function serve(sites, folder) {
    const port = await freePort();
    const file = path.join(folder, "nginx.conf");
    fs.writeFileSync(file, configuration(sites, folder, port));
    openForWorkers(folder);
    const arguments_ = ["-p", folder, "-c", file, "-e", path.join(folder, "nginx.log")];
    const tested = spawnSync(NGINX, ["-t", ...arguments_], { encoding: "utf8" });
    if (tested.status !== 0) throw new Error(`nginx: ${tested.error ?? tested.stderr}`);
    const child = spawn(NGINX, arguments_, { stdio: "ignore" });
    for (let tries = 0; !(await canConnect(port)); tries++) {
        if (tries > 100) throw new Error("nginx does not answer");
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return {
        url: (site, page) => `http://127.0.0.1:${port}/${site.name}/${page}`,
        close: () => new Promise((resolve) => { child.on("exit", resolve); child.kill("SIGQUIT"); }),
    };
}

// From where a page of a site is opened: { name, url(page), within: what all its requests begin with }.
export function doors(context, site) {
    return [
        { name: "disk", url: (page) => site.url(page), within: pathToFileURL(site.folder).href + "/" },
        { name: "nginx", url: (page) => context.server.url(site, page), within: context.server.url(site, "") },
    ];
}
