//! What a public function may ask for.

use super::rust::{Rust, line_of};
use super::{Finding, House};
use syn::visit::Visit;

/// A public function takes no `bool`: at the call nobody knows what `true` says.
pub fn no_bool_parameters(house: &House) -> Vec<Finding> {
    public_functions(house)
        .into_iter()
        .filter(|function| function.takes_bool)
        .map(|function| {
            let what = format!("{} takes a bool", function.name);
            Finding::new(&function.path, function.line, "signatures", what, "make it an enum with two words")
        })
        .collect()
}

/// Nothing is changed from outside by a setter: a change is an act with a name, and may be refused.
pub fn no_setters(house: &House) -> Vec<Finding> {
    public_functions(house)
        .into_iter()
        .filter(|function| function.name.starts_with("set_"))
        .map(|function| {
            let what = format!("{} is a setter", function.name);
            Finding::new(
                &function.path,
                function.line,
                "signatures",
                what,
                "name the act, or build the value whole",
            )
        })
        .collect()
}

struct Function {
    path: String,
    line: usize,
    name: String,
    takes_bool: bool,
}

fn public_functions(house: &House) -> Vec<Function> {
    let mut found = Vec::new();
    for file in &house.rust {
        let mut finder = FunctionFinder { file, found: Vec::new() };
        finder.visit_file(&file.syntax);
        found.extend(finder.found);
    }
    found
}

struct FunctionFinder<'f> {
    file: &'f Rust,
    found: Vec<Function>,
}

impl FunctionFinder<'_> {
    fn note(&mut self, visibility: &syn::Visibility, signature: &syn::Signature) {
        let line = line_of(&signature.ident);
        let is_public = matches!(visibility, syn::Visibility::Public(_));
        if !is_public || self.file.is_test(line) {
            return;
        }
        let takes_bool = signature.inputs.iter().any(|input| match input {
            syn::FnArg::Typed(typed) => {
                matches!(&*typed.ty, syn::Type::Path(path) if path.path.is_ident("bool"))
            }
            syn::FnArg::Receiver(_) => false,
        });
        self.found.push(Function {
            path: self.file.path.clone(),
            line,
            name: signature.ident.to_string(),
            takes_bool,
        });
    }
}

impl<'ast> Visit<'ast> for FunctionFinder<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.note(&function.vis, &function.sig);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        self.note(&method.vis, &method.sig);
        syn::visit::visit_impl_item_fn(self, method);
    }
}

#[cfg(test)]
mod tests {
    use super::super::seen;
    use super::*;

    const TEXT: &str = "pub fn show(sealed: bool) {}\nfn inner(sealed: bool) {}\nstruct A;\nimpl A {\n    \
                        pub fn set_name(&mut self, name: &str) {}\n    pub fn rename(self, to: &[bool]) {}\n}\n\
                        #[cfg(test)]\nmod tests { pub fn set_up(a: bool) {} }\n";

    #[test]
    fn a_public_bool_is_found_and_a_private_one_is_not() {
        assert_eq!(seen(no_bool_parameters, &[("a/src/lib.rs", TEXT)]), ["a/src/lib.rs:1"]);
    }

    #[test]
    fn a_setter_is_found_and_an_act_with_a_name_is_not() {
        assert_eq!(seen(no_setters, &[("a/src/lib.rs", TEXT)]), ["a/src/lib.rs:5"]);
    }
}
