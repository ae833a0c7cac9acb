//! Lists the built assets for embedding, and says what to do when there are none: a page without its style helps nobody.

use std::path::Path;
use std::{env, fs};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let built = root.join("assets/dist");
    println!("cargo::rerun-if-changed={}", built.display());
    if !built.join("built").exists() {
        println!(
            "cargo::error=The style, fonts and script of the pages are not built yet. Run `make assets` first \
             (that is `npm ci && npm run build` in crates/web/assets)."
        );
        return;
    }
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
