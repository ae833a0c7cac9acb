//! placeholder until the encryption of fields lands
use crate::StoreError;
use alliance::clock::Chance;
use alliance::ids::OrganisationId;
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub table: &'static str,
    pub column: &'static str,
}
#[derive(Debug, Clone)]
pub struct FieldKey;
impl FieldKey {
    pub fn seal(
        &self,
        _o: OrganisationId,
        _f: Field,
        _r: &str,
        _t: &str,
        _c: &dyn Chance,
    ) -> Result<Vec<u8>, StoreError> {
        Ok(vec![])
    }
    pub fn open(&self, _o: OrganisationId, _f: Field, _r: &str, _b: &[u8]) -> Result<String, StoreError> {
        Ok(String::new())
    }
}
