//! Two people, or two devices, changed the same account: what goes together, and what has to be chosen.

use super::account::Account;

/// A field of an account, for saying where two versions differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccountField {
    /// What gave way.
    Component,
    /// How it showed.
    Movement,
    /// Who noticed.
    NoticedBy,
    /// In which session.
    Session,
    /// The agreement that held then.
    Agreement,
    /// What was talked about.
    Talked,
    /// What changed.
    Changed,
    /// The ways that were tried.
    Ways,
    /// What the therapist says of the recovery.
    Said,
    /// Whether it was set aside, and why.
    SetAside,
}

crate::words!(AccountField, "field of an account", {
    Component => "component",
    Movement => "movement",
    NoticedBy => "noticed-by",
    Session => "session",
    Agreement => "agreement",
    Talked => "talked",
    Changed => "changed",
    Ways => "ways",
    Said => "said",
    SetAside => "set-aside",
});

/// What becomes of a change that was based on an older version.
#[derive(Debug, Clone, PartialEq)]
pub enum Merged {
    /// Different fields were changed: both changes stand.
    Together(Account),
    /// The same fields were changed differently: somebody has to choose.
    Choose {
        /// Which ones, in their order; at least one.
        fields: Vec<AccountField>,
        /// All that goes together, with `mine` in those fields.
        draft: Account,
    },
}

/// Puts `mine` and `theirs` together, both made from `base`.
///
/// # Source
/// our choice, ADR-0018: a field that one of the two left as it was takes the other's change
pub fn merge(base: &Account, theirs: &Account, mine: &Account) -> Merged {
    let mut fields = Vec::new();
    let mut merged = theirs.clone();
    macro_rules! field {
        ($($name:ident => $field:ident),+ $(,)?) => {$(
            if mine.$name != base.$name {
                if theirs.$name != base.$name && theirs.$name != mine.$name {
                    fields.push(AccountField::$field);
                }
                merged.$name = mine.$name.clone();
            }
        )+};
    }
    field!(
        component => Component,
        movement => Movement,
        noticed_by => NoticedBy,
        session => Session,
        agreement_at => Agreement,
        talked => Talked,
        changed => Changed,
        ways => Ways,
        said => Said,
        set_aside => SetAside,
    );
    if fields.is_empty() { Merged::Together(merged) } else { Merged::Choose { fields, draft: merged } }
}

/// The fields on which two accounts differ, in their order.
pub fn differences(one: &Account, other: &Account) -> Vec<AccountField> {
    let differs = |field: &AccountField| match field {
        AccountField::Component => one.component != other.component,
        AccountField::Movement => one.movement != other.movement,
        AccountField::NoticedBy => one.noticed_by != other.noticed_by,
        AccountField::Session => one.session != other.session,
        AccountField::Agreement => one.agreement_at != other.agreement_at,
        AccountField::Talked => one.talked != other.talked,
        AccountField::Changed => one.changed != other.changed,
        AccountField::Ways => one.ways != other.ways,
        AccountField::Said => one.said != other.said,
        AccountField::SetAside => one.set_aside != other.set_aside,
    };
    AccountField::ALL.iter().copied().filter(differs).collect()
}
