//! `results!`: what a dot behind a block reaches, and what that is in the template of the block.

/// Declares the results of a kind, in the order in which its stack exports them.
///
/// ```text
/// results! {
///     pub struct VolumeResults of Volume {
///         /// The manual of the result, also the description of its export.
///         arn: Arn => FileSystem.Arn as FileSystemArn,
///         /// One that the nested blocks of a name have, each by its label.
///         access_point by access_point: AccessPointId => AccessPoint as AccessPoint,
///         /// One that there is only with a nested block of a name.
///         https in https: Arn => HttpsListener as HttpsListener,
///         /// Of several nested blocks, of which one may be without a label.
///         http by http in http: Arn => HttpListener as HttpListener,
///         /// One that there is only where an attribute is `true`.
///         data_subnets with data: Vec<SubnetId>,
///         /// One that there is not where an attribute is an enum value.
///         state_machine without run on_deploy: Arn => StateMachine as StateMachine,
///         /// One that there is only under a condition on several attributes.
///         security_group where awsvpc: SecurityGroupId => SecurityGroup.GroupId as SecurityGroup,
///         /// A list that is as long as an attribute says.
///         public_subnets length zones: Vec<SubnetId>,
///     }
/// }
/// ```
macro_rules! results {
    (pub struct $name:ident of $block:ident {
        $($(#[doc = $docs:literal])+ $result:ident $(by $key:ident)? $(in $needs:ident)? $(with $with:ident)?
            $(without $without:ident $word:ident)? $(where $only:ident)?
            $(length $length:ident)? : $ty:ty
            $(=> $resource:ident $(. $attribute:ident)? as $export:ident)?),* $(,)?
    }) => {
        #[doc = concat!("The results of [`", stringify!($block), "`].")]
        #[derive(Debug)]
        pub struct $name {
            $($(#[doc = $docs])+ pub $result: $crate::language::ResultSchema),*
        }

        static TYPED: $name = $name {
            $($result: $crate::language::ResultSchema {
                name: stringify!($result),
                docs: concat!($($docs),+).trim_ascii(),
                ty: <$ty as $crate::types::Reflect>::ty,
                keyed_by: results!(@optional $(stringify!($key))?),
                needs: results!(@optional $(stringify!($needs))?),
                with: results!(@optional $(stringify!($with))?),
                without: results!(@optional $((stringify!($without), stringify!($word)))?),
                only: results!(@optional $(results!(@only $only))?),
                length: results!(@optional $(stringify!($length))?),
                source: results!(@optional $($crate::language::ResultSource {
                    resource: stringify!($resource),
                    attribute: results!(@optional $(stringify!($attribute))?),
                    export: stringify!($export),
                })?),
            }),*
        };

        impl $block {
            /// What a dot reaches, by name.
            pub const RESULTS: &'static $name = &TYPED;
        }

        /// What a dot reaches.
        pub(super) const RESULTS: &[&$crate::language::ResultSchema] = &[$(&TYPED.$result),*];
    };
    (@only instances) => { $crate::language::Only::Instances };
    (@only awsvpc) => { $crate::language::Only::Awsvpc };
    (@only awslogs) => { $crate::language::Only::Awslogs };
    (@optional $value:expr) => { Some($value) };
    (@optional) => { None };
}
