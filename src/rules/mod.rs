//! What a good plan is: one file a rule.
//!
//! A rule finds; how loud a finding is follows from the rule's own severity and from what the plan says of
//! itself, and is decided here. Rules about the structure are found while the plan is read: their files hold
//! only what is to be said about them.

mod access_review_overdue;
mod acknowledge_too_slow;
mod acknowledgement_missing;
mod acknowledgement_time_missing;
mod action_outside_horizon;
mod action_overdue;
mod action_owner_missing;
mod action_without_dates;
mod action_without_measure;
mod admits_liability;
mod approval_expired;
mod approval_missing;
mod asks_customer_to_call;
mod asks_for_personal_data;
mod authority_not_increasing;
mod authority_undefined;
mod automation_without_human_exit;
mod baseline_stale;
mod blames_customer;
mod calendar_clash;
mod calendar_entry_unclear;
mod campaign_without_goal;
mod care_path_missing;
mod case_cause_unknown;
mod case_listed_twice;
mod case_number_missing;
mod case_times_out_of_order;
mod channel_no_response_target;
mod channel_single_admin;
mod channel_unowned;
mod channel_without_goal;
mod close_out_no_root_cause;
mod closed_day_gap;
mod content_pillars_sum;
mod content_rule_broken;
mod content_rule_empty;
mod coverage_gap;
mod credit_without_limit;
mod date_in_future;
mod dated;
mod declare;
mod discloses_employee;
mod dormant_emergency_channel;
mod drill_overdue;
mod duplicate_key;
mod emergency_taken_back;
mod escalation_after_target;
mod escalation_backup_missing;
mod escalation_backup_same_person;
mod escalation_delay_missing;
mod escalation_no_final_owner;
mod escalation_no_skill_step;
mod escalation_not_increasing;
mod escalation_owner_missing;
mod escalation_repeats_person;
mod escalation_too_long;
mod example_left;
mod extends_a_store;
mod extends_cycle;
mod extends_too_deep;
mod extends_unreadable;
mod field_missing;
mod first_responder_untrained;
mod follow_up_too_slow;
mod follow_up_unreachable;
mod former_owner;
mod goal_deadline_outside_horizon;
mod goal_in_two_forms;
mod goal_missed;
mod goal_not_measurable;
mod goal_owner_missing;
mod goal_without_deadline;
mod goal_without_source;
mod goal_without_strategy;
mod gone;
mod handoff_fields_missing;
mod handoff_missing;
mod hidden_character;
mod holding_without_next_update;
mod holiday_country_missing;
mod holidays_unknown;
mod horizon_ends_soon;
mod horizon_missing;
mod horizon_over;
mod horizon_too_long;
mod horizon_too_short;
mod hours_read_otherwise;
mod hours_unknowable;
mod input_too_large;
mod invalid_config;
mod invalid_contact;
mod invalid_date;
mod invalid_duration;
mod invalid_hours;
mod invalid_id;
mod invalid_yaml;
mod judge;
mod kind_section_missing;
mod leave_without_cover;
mod left_out;
mod legal_single_holder;
mod listed;
mod listening_gap;
mod location_bound_twice;
mod location_role_unbound;
mod location_unknown;
mod lock_matches_nothing;
mod lock_without_direction;
mod measurement_stale;
mod measurement_unknown_goal;
mod mends;
mod message_contact_unknown;
mod message_credit_exceeds;
mod message_hours_differ;
mod message_language_unlisted;
mod message_names_person;
mod message_placeholder_in_public;
mod message_promises_other_time;
mod message_says_always;
mod message_template_error;
mod message_too_long;
mod message_unapproved;
mod message_without_text;
mod moderation_deletes_criticism;
mod moderation_rule_missing;
mod no_comment;
mod no_offboarding;
mod no_person_hours;
mod no_private_complaint_channel;
mod non_apology;
mod not_one_plan;
mod off_hours_promise_missing;
mod office_number_only;
mod offline_attempts_missing;
mod offline_initiated_by_customer;
mod offline_path_missing;
mod other_location;
mod overpromises;
mod override_changes_nothing;
mod override_loosens_target;
mod override_not_allowed;
mod override_slows_promise;
mod owner_and_backup_away;
mod owner_without_authority;
mod person_overridden;
mod person_uncontactable;
mod personal_data_in_public_plan;
mod placeholder_undeclared;
mod plan_id_taken;
mod plan_owner_missing;
mod plan_too_long;
mod playbook_coverage;
mod playbook_no_trigger;
mod playbook_owner_missing;
mod playbook_without_escalation;
mod playbook_without_message;
mod pledged;
mod post_in_quiet_hours;
mod post_not_approved;
mod post_on_closed_channel;
mod post_outside_campaign;
mod post_too_long;
mod post_without_alt;
mod posted;
mod private_slower_than_public;
mod promise_not_judged;
mod promised;
mod promotion_without_terms;
mod publishing_pause_undecided;
mod records_missing;
mod removal_leaves_references;
mod removal_unclear;
mod removes_nothing;
mod report_back_missing;
mod response_promise_unreachable;
mod response_target_inconsistent;
mod review_cadence_missing;
mod review_overdue;
mod role_unheld;
mod rota_gap;
mod rota_without_starts;
mod rule_example_wrong;
mod same_gap;
mod secret_in_plan;
mod sections_undecided;
mod selection;
mod severity_missing;
mod severity_without_rank;
mod single_point_of_failure;
mod single_producer;
mod skill_not_held;
mod slot_without_owner;
mod spokesperson_missing;
mod staffed_hours_missing;
mod step_counts_from_nothing;
mod step_owner_missing;
mod step_unreachable;
mod step_without_time;
mod store_does_not_extend;
mod store_not_listed;
mod stores_not_listed;
mod strategy_without_action;
mod strategy_without_goal;
mod suppression_lapsed;
mod suppression_unknown_rule;
mod suppression_unreadable;
mod suppression_unused;
mod suppression_without_reason;
mod table_unreadable;
mod targets_out_of_order;
mod test_incomplete;
mod text_lost_to_comment;
mod time_zone_missing;
mod time_zone_spread;
mod too_many_handoffs;
mod topic_share_off;
mod training;
mod training_expired;
mod triage_incomplete;
mod triage_no_catch_all;
mod triage_not_overlaps_nothing;
mod triage_owner_missing;
mod triage_pattern_unreadable;
mod triage_phrase_shadowed;
mod triage_unreachable_row;
mod turn_during_leave;
mod two_factor_unknown;
mod typographic_quotes;
mod unfinished_text;
mod unknown_field;
mod unknown_reference;
mod unknown_time_zone;
mod unknown_value;
mod unsupported_version;
mod unusual_week_gap;
mod when;
mod word_to_avoid;
mod worded;
mod workload_exceeds_capacity;
mod wrong_type;

pub use declare::{Consequence, Context, Rule, RuleFindings};
pub use hours_read_otherwise::read_otherwise;
pub use judge::{Reading, check, judge};
pub use left_out::{Fate, LEFT_OUT, LeftOut};
pub use location_role_unbound::LOCATION_ROLE_UNBOUND;
pub use plan_id_taken::PLAN_ID_TAKEN;
pub use selection::{Choice, Selection, UnknownRule, fits};
pub use word_to_avoid::unreadable_words;

use declare::declare_rule;

/// All rules, by category and name.
pub const RULES: &[Rule] = &[
    duplicate_key::RULE,
    field_missing::RULE,
    hidden_character::RULE,
    typographic_quotes::RULE,
    hours_read_otherwise::RULE,
    hours_unknowable::RULE,
    input_too_large::RULE,
    invalid_config::RULE,
    invalid_contact::RULE,
    invalid_date::RULE,
    invalid_duration::RULE,
    invalid_hours::RULE,
    invalid_id::RULE,
    invalid_yaml::RULE,
    kind_section_missing::RULE,
    not_one_plan::RULE,
    table_unreadable::RULE,
    test_incomplete::RULE,
    text_lost_to_comment::RULE,
    unfinished_text::RULE,
    unknown_field::RULE,
    unknown_reference::RULE,
    unknown_time_zone::RULE,
    unknown_value::RULE,
    unsupported_version::RULE,
    wrong_type::RULE,
    action_outside_horizon::RULE,
    action_overdue::RULE,
    action_owner_missing::RULE,
    action_without_dates::RULE,
    action_without_measure::RULE,
    channel_unowned::RULE,
    channel_without_goal::RULE,
    content_pillars_sum::RULE,
    example_left::RULE,
    former_owner::RULE,
    goal_deadline_outside_horizon::RULE,
    goal_not_measurable::RULE,
    goal_owner_missing::RULE,
    goal_without_deadline::RULE,
    goal_without_source::RULE,
    goal_without_strategy::RULE,
    horizon_ends_soon::RULE,
    horizon_missing::RULE,
    horizon_over::RULE,
    horizon_too_long::RULE,
    horizon_too_short::RULE,
    plan_id_taken::RULE,
    plan_owner_missing::RULE,
    plan_too_long::RULE,
    promotion_without_terms::RULE,
    review_cadence_missing::RULE,
    review_overdue::RULE,
    role_unheld::RULE,
    sections_undecided::RULE,
    strategy_without_action::RULE,
    strategy_without_goal::RULE,
    time_zone_missing::RULE,
    workload_exceeds_capacity::RULE,
    acknowledge_too_slow::RULE,
    acknowledgement_missing::RULE,
    acknowledgement_time_missing::RULE,
    care_path_missing::RULE,
    case_number_missing::RULE,
    channel_no_response_target::RULE,
    close_out_no_root_cause::RULE,
    dormant_emergency_channel::RULE,
    emergency_taken_back::RULE,
    follow_up_too_slow::RULE,
    handoff_fields_missing::RULE,
    handoff_missing::RULE,
    no_private_complaint_channel::RULE,
    offline_attempts_missing::RULE,
    offline_initiated_by_customer::RULE,
    offline_path_missing::RULE,
    playbook_coverage::RULE,
    playbook_no_trigger::RULE,
    playbook_owner_missing::RULE,
    playbook_without_message::RULE,
    private_slower_than_public::RULE,
    publishing_pause_undecided::RULE,
    report_back_missing::RULE,
    severity_missing::RULE,
    severity_without_rank::RULE,
    spokesperson_missing::RULE,
    step_counts_from_nothing::RULE,
    step_owner_missing::RULE,
    step_without_time::RULE,
    targets_out_of_order::RULE,
    triage_incomplete::RULE,
    triage_no_catch_all::RULE,
    triage_not_overlaps_nothing::RULE,
    triage_owner_missing::RULE,
    triage_pattern_unreadable::RULE,
    triage_phrase_shadowed::RULE,
    triage_unreachable_row::RULE,
    authority_not_increasing::RULE,
    authority_undefined::RULE,
    automation_without_human_exit::RULE,
    closed_day_gap::RULE,
    coverage_gap::RULE,
    credit_without_limit::RULE,
    escalation_after_target::RULE,
    escalation_backup_missing::RULE,
    escalation_backup_same_person::RULE,
    escalation_delay_missing::RULE,
    escalation_no_final_owner::RULE,
    escalation_no_skill_step::RULE,
    escalation_not_increasing::RULE,
    escalation_owner_missing::RULE,
    escalation_repeats_person::RULE,
    escalation_too_long::RULE,
    follow_up_unreachable::RULE,
    step_unreachable::RULE,
    promise_not_judged::RULE,
    holiday_country_missing::RULE,
    holidays_unknown::RULE,
    leave_without_cover::RULE,
    legal_single_holder::RULE,
    listening_gap::RULE,
    no_person_hours::RULE,
    off_hours_promise_missing::RULE,
    office_number_only::RULE,
    owner_and_backup_away::RULE,
    owner_without_authority::RULE,
    person_uncontactable::RULE,
    playbook_without_escalation::RULE,
    response_promise_unreachable::RULE,
    response_target_inconsistent::RULE,
    rota_gap::RULE,
    rota_without_starts::RULE,
    single_point_of_failure::RULE,
    skill_not_held::RULE,
    staffed_hours_missing::RULE,
    time_zone_spread::RULE,
    too_many_handoffs::RULE,
    turn_during_leave::RULE,
    unusual_week_gap::RULE,
    admits_liability::RULE,
    approval_expired::RULE,
    asks_customer_to_call::RULE,
    asks_for_personal_data::RULE,
    blames_customer::RULE,
    discloses_employee::RULE,
    holding_without_next_update::RULE,
    message_contact_unknown::RULE,
    message_credit_exceeds::RULE,
    message_hours_differ::RULE,
    message_language_unlisted::RULE,
    message_names_person::RULE,
    message_placeholder_in_public::RULE,
    message_promises_other_time::RULE,
    message_says_always::RULE,
    message_template_error::RULE,
    message_too_long::RULE,
    message_unapproved::RULE,
    message_without_text::RULE,
    no_comment::RULE,
    non_apology::RULE,
    overpromises::RULE,
    placeholder_undeclared::RULE,
    word_to_avoid::RULE,
    calendar_clash::RULE,
    calendar_entry_unclear::RULE,
    campaign_without_goal::RULE,
    content_rule_broken::RULE,
    content_rule_empty::RULE,
    post_in_quiet_hours::RULE,
    post_not_approved::RULE,
    post_on_closed_channel::RULE,
    post_outside_campaign::RULE,
    post_too_long::RULE,
    post_without_alt::RULE,
    rule_example_wrong::RULE,
    single_producer::RULE,
    slot_without_owner::RULE,
    topic_share_off::RULE,
    extends_a_store::RULE,
    extends_cycle::RULE,
    extends_too_deep::RULE,
    extends_unreadable::RULE,
    location_bound_twice::RULE,
    location_role_unbound::RULE,
    location_unknown::RULE,
    lock_matches_nothing::RULE,
    lock_without_direction::RULE,
    other_location::RULE,
    override_changes_nothing::RULE,
    override_loosens_target::RULE,
    override_not_allowed::RULE,
    override_slows_promise::RULE,
    person_overridden::RULE,
    removal_leaves_references::RULE,
    removal_unclear::RULE,
    removes_nothing::RULE,
    store_does_not_extend::RULE,
    store_not_listed::RULE,
    stores_not_listed::RULE,
    access_review_overdue::RULE,
    approval_missing::RULE,
    date_in_future::RULE,
    drill_overdue::RULE,
    first_responder_untrained::RULE,
    moderation_deletes_criticism::RULE,
    moderation_rule_missing::RULE,
    records_missing::RULE,
    training_expired::RULE,
    case_cause_unknown::RULE,
    case_listed_twice::RULE,
    case_times_out_of_order::RULE,
    goal_in_two_forms::RULE,
    goal_missed::RULE,
    measurement_stale::RULE,
    measurement_unknown_goal::RULE,
    channel_single_admin::RULE,
    no_offboarding::RULE,
    personal_data_in_public_plan::RULE,
    secret_in_plan::RULE,
    two_factor_unknown::RULE,
    baseline_stale::RULE,
    suppression_lapsed::RULE,
    suppression_unknown_rule::RULE,
    suppression_unreadable::RULE,
    suppression_unused::RULE,
    suppression_without_reason::RULE,
];

/// The rule of a name, or of one that it had.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.info.is_called(name))
}
