//! A resource: its type, its condition and dependencies, its policies, and its properties.

use serde::ser::{Serialize, Serializer};

use super::Entries;
use crate::cfn::Resource;

impl Serialize for Resource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self {
            ty,
            origin: _,
            copy: _,
            condition,
            depends_on,
            creation_policy,
            update_policy,
            deletion_policy,
            update_replace_policy,
            metadata,
            properties,
            original: _,
            generated_id: _,
        } = self;
        let mut entries = Entries::open(serializer)?;
        entries.put("Type", ty)?;
        entries.put_some("Condition", condition.as_ref())?;
        entries.put_list("DependsOn", depends_on)?;
        entries.put_some("CreationPolicy", creation_policy.as_ref())?;
        entries.put_some("UpdatePolicy", update_policy.as_ref())?;
        entries.put_some("DeletionPolicy", deletion_policy.as_ref())?;
        entries.put_some("UpdateReplacePolicy", update_replace_policy.as_ref())?;
        entries.put_map("Metadata", metadata)?;
        entries.put_map("Properties", properties)?;
        entries.close()
    }
}
