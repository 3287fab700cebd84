//! Blocks by their schema.

use ecsc::cfn::naming::pascal_case;
use ecsc::language::{BlockSchema, FieldSchema, LabelRule, Multiplicity, Phase, Shape, kinds, meta};
use ecsc::types::Type;

use super::plans::{Choice, Plan};
use super::{Generator, Known, Want, shuffle};
use crate::programs::tree::{Content, Entry, Value};

impl Generator {
    pub(super) fn project(&mut self) {
        self.stack = 0;
        let number = self.fresh();
        let entries = self.body(kinds::PROJECT, "project", None, &mut Vec::new());
        let name = self.dice.one_of(&["web", "on", "platform-a", "x1"]);
        self.declare(format!("project \"{name}-{number}\""), None, entries, true);
    }

    /// A top-level block.
    pub(super) fn block(&mut self, kind: &'static str, schema: &'static BlockSchema, existing: bool) {
        let number = self.fresh();
        let name = format!("{}{number}", self.dice.one_of(&["main", "web_", "on", "a_b", "x"]));
        // What is made later may speak of what was made before; a listener stands in the stack of its cluster.
        self.stack = if existing { 0 } else { number };
        self.facts.clear();
        self.guards.clear();
        self.chosen.clear();
        let has_scaling = kind == "cluster" && self.dice.once_in(2);
        let copies = self.copies(kind);
        // Whoever speaks of the block means one of its copies.
        let reference = match &copies {
            Some((_, keys)) => format!("{name}[\"{}\"]", self.dice.one_of(keys)),
            None => name.clone(),
        };
        let mut known = Known {
            kind,
            existing,
            name: reference.clone(),
            guard: None,
            stack: self.stack,
            nested: Vec::new(),
            has_scaling,
            cluster: None,
            network: None,
            volumes: Vec::new(),
            splunk: false,
            outputs: &[],
        };
        if !self.choose_references(schema) {
            return;
        }
        if let Some((_, cluster)) = self.chosen.iter().find(|(attribute, _)| *attribute == "cluster") {
            if kind == "listener" {
                self.stack = self.blocks[*cluster].stack;
                known.stack = self.stack;
            } else if kind == "scaling" {
                // Each cluster has one scaling at most.
                self.blocks[*cluster].has_scaling = false;
            }
            known.cluster = Some(*cluster);
        }
        known.network = self.chosen.iter().find(|(attribute, _)| *attribute == "network").map(|(_, at)| *at);
        self.blocks.push(known);
        let index = self.blocks.len() - 1;
        let mut nested = Vec::new();
        // What refers to itself is refused.
        let stack = std::mem::replace(&mut self.blocks[index].stack, usize::MAX);
        let mut entries = self.body(schema, kind, None, &mut nested);
        self.blocks[index].stack = stack;
        self.blocks[index].nested = nested;
        if matches!(kind, "service" | "job") {
            self.join_containers(kind, &mut entries);
        }
        if let Some((elements, keys)) = copies {
            // No two load balancers have one name, and each of them has a logical id of its own.
            entries.retain(|entry| entry.head != "tags" && (existing || entry.head != "name"));
            if !existing {
                entries.iter_mut().for_each(name_stacks_by_key);
            }
            entries.push(Entry::attribute(format!("{kind}.for_each"), "for_each", elements, true));
            let tags = Value::new("{ Copy = each.key, value = \"${each.value}\" }");
            entries.push(Entry::attribute(format!("{kind}.tags"), "tags", tags, false));
            self.copied.push((format!("{kind}.{name}"), keys));
        }
        if existing && entries.iter().any(|entry| entry.head == "stack" && may_be_null(entry)) {
            self.blocks[index].guard = Some(format!("{kind}.{reference} != null"));
        }
        if let Some(guard) = entries.iter().find(|entry| entry.head == "when") {
            let Content::Attribute(value) = &guard.content else { return };
            self.blocks[index].guard = Some(value.text.clone());
        }
        if existing && kind == "cluster" {
            self.declared_listeners(index, reference.strip_prefix(&name).unwrap_or_default());
        }
        let head = if existing { "existing " } else { "" };
        self.declare(format!("{head}{kind} \"{name}\""), None, entries, true);
    }

    /// The main container of a workload waits for another one, and a route leads to it.
    fn join_containers(&mut self, kind: &str, entries: &mut Vec<Entry>) {
        let other = entries.iter().find_map(|entry| {
            let Content::Block(body, _) = &entry.content else { return None };
            let has = |name: &str| body.iter().any(|entry| entry.head == name);
            let is_one = entry.head.starts_with("container ") && !has("for_each") && !has("when");
            is_one.then(|| (label(&entry.head), has("port"), has("depends_on")))
        });
        let Some((name, has_port, waits)) = other else { return };
        let quoted = Value::new(format!("\"{name}\""));
        if has_port
            && self.dice.once_in(2)
            && let Some(route) = entries.iter_mut().find(|entry| entry.head.starts_with("route"))
            && let Content::Block(body, _) = &mut route.content
        {
            body.push(Entry::attribute(format!("{kind}.route.container"), "container", quoted, false));
        }
        if !waits && self.dice.once_in(2) {
            let value = Value::new(format!("{{ {name} = start }}"));
            entries.push(Entry::attribute(format!("{kind}.depends_on"), "depends_on", value, false));
        }
    }

    /// The listeners that an existing cluster declares; `key` is that of its copy.
    fn declared_listeners(&mut self, cluster: usize, key: &str) {
        let labels: Vec<String> =
            self.blocks[cluster].nested.iter().map(|(_, label)| label.clone()).collect();
        for label in labels.iter().filter(|label| !label.is_empty()) {
            let listener = Known {
                kind: "listener",
                existing: true,
                name: format!("{label}{key}"),
                guard: self.blocks[cluster].guard.clone(),
                stack: 0,
                nested: Vec::new(),
                has_scaling: false,
                cluster: Some(cluster),
                network: None,
                volumes: Vec::new(),
                splunk: false,
                outputs: &[],
            };
            self.blocks.push(listener);
        }
    }

    /// The elements of a `for_each`, and their keys. A cluster has one scaling, so that scalings have none.
    fn copies(&mut self, kind: &str) -> Option<(Value, Vec<&'static str>)> {
        if kind == "scaling" || !self.dice.once_in(6) {
            return None;
        }
        if let Some((path, keys)) = self.copied.last()
            && self.dice.once_in(4)
        {
            return Some((Value::new(format!("keys({path})")), keys.clone()));
        }
        let mut keys = vec!["media", "b_2", "on", "a1"];
        shuffle(&mut keys, &mut self.dice);
        keys.truncate(self.dice.one_of(&[1, 2, 3]));
        let text = if self.dice.once_in(2) {
            format!("[{}]", keys.iter().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", "))
        } else {
            format!(
                "{{ {} }}",
                keys.iter().map(|key| format!("{key} = \"x\"")).collect::<Vec<_>>().join(", ")
            )
        };
        if self.dice.once_in(2) {
            return Some((Value::new(text), keys));
        }
        let number = self.fresh();
        self.declare(format!("let copies{number} = "), Some(Value::new(text)), Vec::new(), false);
        Some((Value::new(format!("let.copies{number}")), keys))
    }

    /// Chooses what the required references of a block name, and takes over their guards. `false`: there is nothing to choose.
    fn choose_references(&mut self, schema: &'static BlockSchema) -> bool {
        for field in schema.fields {
            let Some(Type::Kind(kind)) = field.ty() else { continue };
            let stack = self.stack;
            let fits: Vec<usize> = (0..self.blocks.len())
                .filter(|&index| {
                    let block = &self.blocks[index];
                    block.kind == kind
                        && !(field.rules.created && block.existing)
                        && block.stack <= stack
                        && (schema.name != "scaling" || block.has_scaling)
                })
                .collect();
            if fits.is_empty() {
                return false;
            }
            // Instances reach the volumes of their own network, and seldom somebody tries others.
            let network = self.blocks.last().and_then(|own| own.network);
            let near: Vec<usize> =
                fits.iter().copied().filter(|at| self.blocks[*at].network == network).collect();
            let of_all = kind != "volume" || near.is_empty() || self.dice.once_in(16);
            let index = self.dice.one_of(if of_all { &fits } else { &near });
            self.chosen.push((field.name, index));
            if let Some(guard) = self.blocks[index].guard.clone()
                && !self.guards.contains(&guard)
            {
                self.guards.push(guard);
            }
        }
        true
    }

    /// The entries of a block. `nested` takes what stands in it without a guard.
    fn body(
        &mut self,
        schema: &'static BlockSchema,
        path: &str,
        multiplicity: Option<Multiplicity>,
        nested: &mut Vec<(&'static str, String)>,
    ) -> Vec<Entry> {
        let mut plan = self.plan(schema, path);
        let mut entries = Vec::new();
        let depth = self.guards.len();
        let (before, facts) = (self.guards.clone(), self.facts.len());
        let chosen = self.chosen.len();
        // The references of a top-level block are chosen already, and its guards are its own.
        let mut own = if multiplicity.is_none() { before.clone() } else { Vec::new() };
        if multiplicity.is_some() {
            self.choose_references(schema);
            own.extend(self.guards[depth..].iter().cloned());
        }
        let guardable = path != "project" && multiplicity != Some(Multiplicity::Defaulted);
        if guardable && self.dice.once_in(9) {
            own.push(self.guard(schema));
        }
        if !own.is_empty() && guardable {
            let text = if own.len() == 1 {
                own[0].clone()
            } else {
                own.iter().map(|guard| format!("({guard})")).collect::<Vec<_>>().join(" && ")
            };
            self.guards.push(text.clone());
            entries.push(Entry::attribute(format!("{path}.when"), "when", Value::new(text), false));
        }
        if path != "project" && multiplicity.is_none() && self.dice.once_in(5) {
            for meta in meta::META.iter().filter(|meta| meta.on == meta::On::TopLevel) {
                let want = Want { at: ("tags", meta.name), ..Want::free((meta.ty)(), Phase::Deploy, 0) };
                let value = self.value(&want);
                entries.push(Entry::attribute(format!("{path}.{}", meta.name), meta.name, value, false));
            }
        }
        for field in schema.fields {
            match field.shape {
                Shape::Attribute { phase, optional, .. } => {
                    if let Some(value) = self.attribute(schema, field, phase, optional, &mut plan) {
                        let path = format!("{path}.{}", field.name);
                        entries.push(Entry::attribute(path, field.name, value, field.is_required()));
                    }
                }
                Shape::Block { schema: inner, .. } if inner().label == LabelRule::LogicalId => {
                    entries.extend(self.overriding(schema.name, path));
                }
                Shape::Block { multiplicity, schema: inner } => {
                    let can_refer = inner().fields.iter().all(|field| match field.ty() {
                        Some(Type::Kind(kind)) if field.is_required() => self.choose(kind, false).is_some(),
                        _ => true,
                    });
                    if !can_refer {
                        continue;
                    }
                    let mut labels = field.rules.labels.unwrap_or_default().to_vec();
                    shuffle(&mut labels, &mut self.dice);
                    for index in 0..self.how_many(field, multiplicity, &mut plan) {
                        let path = format!("{path}.{}", field.name);
                        // Of a closed set each label is there once, and says what may stand in the block.
                        let one_of = labels.pop();
                        let entry = self.nested(
                            (field.name, one_of.map(|label| label.name)),
                            one_of.map_or_else(inner, |label| label.schema),
                            &path,
                            multiplicity,
                            (plan.unguarded == Some(field.name) || field.rules.guard.is_some(), index == 0),
                        );
                        if !entry_has_guard(&entry) {
                            nested.push((field.name, label(&entry.head)));
                        }
                        entries.push(entry);
                    }
                }
            }
        }
        self.guards = before;
        self.facts.truncate(facts);
        self.chosen.truncate(chosen);
        shuffle(&mut entries, &mut self.dice);
        for entry in &mut entries {
            if self.dice.once_in(20) {
                entry.comment = Some(self.dice.one_of(&["# why", "// because", "/* so */"]));
            }
        }
        entries
    }

    /// An override of a resource that every block of a kind has.
    fn overriding(&mut self, kind: &str, path: &str) -> Option<Entry> {
        if !self.dice.once_in(5) {
            return None;
        }
        let own = self.blocks.last().map(|block| block.name.clone()).unwrap_or_default();
        // Each copy has a load balancer with a name of its own.
        if kind == "listener" && own.contains('[') {
            return None;
        }
        let own = pascal_case(&own);
        let (id, properties, before) = match kind {
            "volume" => self.dice.one_of(&[
                (
                    "FileSystem",
                    "FileSystemProtection = { ReplicationOverwriteProtection = \"ENABLED\" }",
                    "ClientSecurityGroup",
                ),
                ("ClientSecurityGroup", "GroupName = @", "FileSystem"),
            ]),
            "alerts" => ("TopicPolicy", "PolicyDocument = { Version = \"2012-10-17\" }", "Topic"),
            "network" => (
                "SubnetAPrivate",
                "PrivateDnsNameOptionsOnLaunch = { HostnameType = \"resource-name\" }",
                "InternetGateway",
            ),
            "cluster" => self.dice.one_of(&[
                ("AutoScalingGroup", "TerminationPolicies = [\"OldestInstance\"], Context = @", "LogGroup"),
                ("AutoScalingGroup", "DefaultInstanceWarmup = null, CapacityRebalance = true", "LogGroup"),
                ("InstanceRole", "MaxSessionDuration = 7200", "LogGroup"),
                (
                    "DrainFunction",
                    "ReservedConcurrentExecutions = 1, Environment = { Variables = { MORE = @ } }",
                    "DrainLogGroup",
                ),
            ]),
            "listener" => ("", "MinimumLoadBalancerCapacity = { CapacityUnits = 100 }", "LogGroup"),
            "service" | "job" => ("TaskDefinition", "PidMode = \"task\"", "LogGroup"),
            "scaling" if !self.managed => {
                ("MetricFunction", "ReservedConcurrentExecutions = 1", "MetricLogGroup")
            }
            _ => return None,
        };
        let label = if id.is_empty() { format!("{own}LoadBalancer") } else { id.to_owned() };
        let text = if self.dice.once_in(2) {
            self.param(&Want::free(Type::String, Phase::Deploy, 0))
        } else {
            "\"${aws.region}-x\"".into()
        };
        let mut attributes = vec![
            ("properties", format!("{{ {} }}", properties.replace('@', &text))),
            ("depends_on", format!("[\"{before}\"]")),
            ("metadata", "{ Team = \"operations\" }".into()),
        ];
        // What outlives the file system, an attribute says.
        if id != "FileSystem" {
            attributes
                .extend([("deletion_policy", "retain".into()), ("update_replace_policy", "delete".into())]);
        }
        attributes.retain(|(name, _)| *name == "properties" || self.dice.once_in(3));
        let path = format!("{path}.override");
        let entry = |(name, text): (&'static str, String)| {
            Entry::attribute(format!("{path}.{name}"), name, Value::new(text), false)
        };
        let content = Content::Block(attributes.into_iter().map(entry).collect(), false);
        Some(Entry {
            path: path.clone(),
            head: format!("override \"{label}\""),
            required: false,
            comment: None,
            content,
        })
    }

    fn attribute(
        &mut self,
        schema: &'static BlockSchema,
        field: &'static FieldSchema,
        phase: Phase,
        optional: bool,
        plan: &mut Plan,
    ) -> Option<Value> {
        let wanted = match plan.take(field) {
            Choice::Text(text) => return Some(Value::new(text)),
            Choice::Never => false,
            Choice::Must => true,
            Choice::Maybe => field.is_required() || self.dice.once_in(3),
        };
        let ty = field.ty()?.non_null();
        if let Type::Kind(kind) = ty
            && optional
        {
            return wanted.then(|| self.told(kind));
        }
        let phase = if plan.constant.contains(&field.name) { Phase::Const } else { phase };
        let block = if field.name == "tags" { "tags" } else { schema.name };
        let optional = optional && !plan.forced.contains(&field.name);
        let want = Want { ty, phase, optional, rules: field.rules, at: (block, field.name), depth: 0 };
        wanted.then(|| self.value(&want))
    }

    /// Who is told of alarms, or nobody.
    fn told(&mut self, kind: &'static str) -> Value {
        let alerts = self.choose(kind, false).filter(|_| !self.dice.once_in(6));
        Value::new(alerts.map_or("null".into(), |index| format!("{kind}.{}", self.blocks[index].name)))
    }

    fn how_many(&mut self, field: &FieldSchema, multiplicity: Multiplicity, plan: &mut Plan) -> i64 {
        match plan.take_block(field) {
            Choice::Never => 0,
            Choice::Must | Choice::Text(_) => {
                1 + i64::from(multiplicity == Multiplicity::Many && self.dice.once_in(4))
            }
            Choice::Maybe if multiplicity == Multiplicity::Many => self.dice.one_of(&[0, 0, 1, 2]),
            Choice::Maybe => i64::from(self.dice.once_in(3)),
        }
    }

    fn nested(
        &mut self,
        (name, one_of): (&'static str, Option<&'static str>),
        schema: &'static BlockSchema,
        path: &str,
        multiplicity: Multiplicity,
        (unguarded, is_first): (bool, bool),
    ) -> Entry {
        let number = self.fresh();
        let label = match schema.label {
            LabelRule::None => String::new(),
            // Of several routes each has a name.
            LabelRule::OptionalName if name != "route" && self.dice.once_in(2) => String::new(),
            LabelRule::NameOfOthers if is_first => String::new(),
            LabelRule::Name | LabelRule::OptionalName | LabelRule::NameOfOthers => {
                format!(" \"{}{number}\"", self.dice.one_of(&["n", "up_loads", "on"]))
            }
            // The path in a container is known.
            LabelRule::Path if path.starts_with("cluster") && self.dice.once_in(4) => {
                let want = Want::free(Type::String, Phase::Deploy, 1);
                // What a parameter is by default need not be a part of a path.
                let inner = if self.dice.once_in(8) { self.param(&want) } else { "aws.region".into() };
                format!(" \"/mnt/{number}/${{{inner}}}\"")
            }
            LabelRule::Path => format!(" \"/mnt/{}{number}\"", self.dice.one_of(&["efs", "a-b/", "on_"])),
            LabelRule::Project => " \"web\"".into(),
            LabelRule::LogicalId => " \"FileSystem\"".into(),
            LabelRule::OneOf => format!(" \"{}\"", one_of.unwrap()),
        };
        self.labelled = !label.is_empty();
        let guards = if unguarded { Some(Multiplicity::Defaulted) } else { Some(multiplicity) };
        let mut entries = self.body(schema, path, guards, &mut Vec::new());
        let mut label = label;
        let repeatable = schema.label != LabelRule::NameOfOthers || !label.is_empty();
        // A name that is declared is written out.
        let repeatable = repeatable && path != "cluster.listener";
        if multiplicity == Multiplicity::Many && repeatable && one_of.is_none() && self.dice.once_in(6) {
            // What has no label is the same for all elements, and so is the port of a listener.
            let is_one = label.is_empty() || schema.label == LabelRule::NameOfOthers;
            let elements = if is_one { "[\"k1\"]" } else { "{ k1 = 1, k2 = 2 }" };
            entries.push(Entry::attribute(
                format!("{path}.for_each"),
                "for_each",
                Value::new(elements),
                true,
            ));
            entries.retain(|entry| entry.head != "priority");
            entries.iter_mut().for_each(route_by_key);
            let between = if schema.label == LabelRule::Path { "/" } else { "_" };
            label = label
                .strip_suffix('"')
                .map(|label| format!("{label}{between}${{each.key}}\""))
                .unwrap_or(label);
        }
        let one_line = self.dice.once_in(2);
        Entry {
            path: path.into(),
            head: format!("{name}{label}"),
            required: false,
            comment: None,
            content: Content::Block(entries, one_line),
        }
    }

    /// A guard that proves something for the attributes of a block.
    fn guard(&mut self, schema: &'static BlockSchema) -> String {
        let phase = if self.dice.once_in(4) { Phase::Const } else { Phase::Deploy };
        let fields: Vec<&FieldSchema> = schema
            .fields
            .iter()
            .filter(|field| matches!(field.shape, Shape::Attribute { phase: Phase::Deploy, ty, .. } if super::values::is_param_type(&ty()) && ty() != Type::Secret))
            .collect();
        if phase == Phase::Const || fields.is_empty() || self.dice.once_in(3) {
            return self.condition(phase, 1);
        }
        let field = self.dice.one_of(&fields);
        let Shape::Attribute { ty, .. } = field.shape else { return "true".into() };
        let want =
            Want { rules: field.rules, at: (schema.name, field.name), ..Want::free(ty(), Phase::Deploy, 1) };
        let param = self.optional_param(&want);
        self.facts.push((param.clone(), ty(), field.rules.unit));
        format!("{param} != null")
    }
}

fn may_be_null(entry: &Entry) -> bool {
    matches!(&entry.content, Content::Attribute(value) if !value.text.starts_with('"'))
}

fn entry_has_guard(entry: &Entry) -> bool {
    matches!(&entry.content, Content::Block(entries, _) if entries.iter().any(|entry| entry.head == "when"))
}

/// The label of a block; of several one of theirs.
fn label(head: &str) -> String {
    head.split('"').nth(1).unwrap_or_default().replace("${each.key}", "k1")
}

/// Each copy of a route has paths of its own.
fn route_by_key(entry: &mut Entry) {
    if let ("path", Content::Attribute(value)) = (entry.head.as_str(), &mut entry.content) {
        value.text = value.text.replace("/*", "/${each.key}/*");
    }
}

/// Each copy has stacks of its own.
fn name_stacks_by_key(entry: &mut Entry) {
    if let (true, Content::Attribute(value)) = (entry.head.ends_with("stack"), &mut entry.content) {
        let name = value.text.trim_matches('"');
        value.text = format!("\"{name}-${{replace(each.key, \"_\", \"-\")}}\"");
    }
}
