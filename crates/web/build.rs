//! Lists the built assets for embedding, and says what to do when there are none: a page without its style helps nobody.

use std::path::Path;
use std::time::SystemTime;
use std::{env, fs};

fn main() {
    // Asked when it runs, not when it was compiled: a copied target folder would name the folder it was copied from.
    let root = env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the folder of the package");
    let root = Path::new(&root);
    let built = root.join("assets/dist");
    for path in ["assets/dist", "assets/css", "assets/src"] {
        println!("cargo::rerun-if-changed={}", root.join(path).display());
    }
    if !built.join("built").exists() {
        println!(
            "cargo::error=The style, fonts and script of the pages are not built yet. Run `make assets` first \
             (that is `npm ci && npm run build` in crates/web/assets)."
        );
        return;
    }
    warn_if_older(root, &built);
    let mut names: Vec<String> = fs::read_dir(&built)
        .expect("the folder of built assets can be read")
        .map(|entry| entry.expect("an entry of the folder can be read").file_name())
        .map(|name| name.into_string().expect("an asset has a plain name"))
        .filter(|name| name != "built")
        .collect();
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = built.join(&name);
        list.push_str(&format!("    ({name:?}, include_bytes!({path:?})),\n"));
    }
    list.push_str("]\n");
    let out = env::var_os("OUT_DIR").expect("cargo names the folder for what a build makes");
    fs::write(Path::new(&out).join("assets.rs"), list).expect("the list of assets can be written");
}

/// A style sheet or script that was changed after the build is not in it yet: say so, and go on.
fn warn_if_older(root: &Path, built: &Path) {
    let made = changed_at(&built.join("built"));
    for folder in ["assets/css", "assets/src"] {
        for entry in fs::read_dir(root.join(folder)).expect("the sources of the assets can be read") {
            let path = entry.expect("an entry of the folder can be read").path();
            if changed_at(&path) > made {
                println!(
                    "cargo::warning={} changed after the assets were built: run `make assets`",
                    path.display()
                );
                return;
            }
        }
    }
}

fn changed_at(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|about| about.modified()).expect("a file knows when it was changed")
}
