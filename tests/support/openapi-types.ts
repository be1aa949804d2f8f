export interface paths {
    "/v1/intake/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a booking system is connected, without its secret
         * @description Roles: admin.
         */
        get: operations["getIntake"];
        /**
         * Connect a booking system: its secret, and which service is which treatment
         * @description Without a secret the present one stays. `services` is the whole table; `consent` names the fields of an event by which the patient agreed, and what they were shown.
         *
         *     Roles: admin.
         */
        put: operations["setUpIntake"];
        /**
         * An event of a booking system, signed as that system signs
         * @description No token. `source`: generic, zenoti, square, mindbody, acuity, vagaro. docs/intake.md says for each how it signs and what is read.
         */
        post: operations["receiveIntake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/treatments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The treatments of a patient, in the order in which they were logged; or the one with an id of the clinic's own
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        get: operations["listTreatments"];
        put?: never;
        /**
         * Log a treatment at checkout and plan its follow-ups
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        post: operations["logTreatment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/treatments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A treatment and its follow-ups
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        get: operations["getTreatment"];
        put?: never;
        post?: never;
        /**
         * Cancel a visit that was not done, and what is still to come of it; open alerts stay open
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        delete: operations["cancelTreatment"];
        options?: never;
        head?: never;
        /**
         * Correct a treatment; what is unsent is planned again
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        patch: operations["changeTreatment"];
        trace?: never;
    };
    "/v1/imports/treatments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log the treatments of a file, fifteen a minute; the same file again is the same import
         * @description A CSV file in UTF-8 (UTF-16 and windows-1252 as application/octet-stream), commas, semicolons or tabs between cells, the first line naming the columns, in any order: name, phone, email, language, time_zone, date_of_birth, guardian_name, guardian_phone, guardian_email, performed_at, procedures, product, injector, consent_sms, consent_email, consent_declined, consent_statement, consent_method, consent_captured_at. Required: name, performed_at, procedures, a phone or an email, and consent. procedures: "neurotoxin: glabella, forehead; filler: lips", or services such as "Botox - Forehead". performed_at and consent_captured_at: an instant such as 2026-11-23T18:05:00Z, or date and time on the clinic's wall clock as its country writes them. consent_*: yes or no. At most 5000 rows, 1500 characters each.
         *
         *     Roles: system, front-desk, nurse, clinician, admin.
         */
        post: operations["importTreatments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The imports of the last thirty days, oldest first
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an import has come, and what became of each row by its line
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The patients with a phone number (families share phones), a name, or an id of the clinic's own
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        get: operations["listPatients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A patient
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        get: operations["getPatient"];
        put?: never;
        post?: never;
        /**
         * Erase a patient; proof of consent and of the erasure stays without contact data
         * @description Roles: admin.
         */
        delete: operations["erasePatient"];
        options?: never;
        head?: never;
        /**
         * Correct a patient; unsent messages are planned again
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        patch: operations["changePatient"];
        trace?: never;
    };
    "/v1/patients/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What a patient agrees to, or no longer does; withdrawing cancels what is unsent by that channel
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        put: operations["setConsent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The messages to and from a patient, oldest first; those that are still to come as well
         * @description Roles: nurse, clinician, admin.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * A person's own text to the patient
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole record: treatments, messages both ways, alerts, tasks, proof of consent
         * @description Roles: admin.
         */
        get: operations["exportPatient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients/{id}/mails/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mail by which a message came, as it came (RFC 5322, in base64); kept for 90 days
         * @description Roles: nurse, clinician, admin.
         */
        get: operations["getMail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/patients/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that happened with a patient, oldest first
         * @description Roles: nurse, clinician, admin.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alerts, oldest first
         * @description Of each alert, `pages` are those of its last round, at most 20; GET /v1/alerts/{id} has all there were.
         *
         *     Roles: nurse, clinician, admin.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An alert, with every page that was sent about it
         * @description Roles: nurse, clinician, admin.
         */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * I have it: pages stop until contact is due
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/contacted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The patient has been reached; renews for two hours
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["recordContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An attempt to reach the patient
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["recordAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another person takes the alert
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["handOverAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Page everybody now
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["escalateAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the outcome, which ends the alert
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["resolveAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The second clinician confirms that the patient cannot be reached, which ends the alert
         * @description Three attempts, minutes apart, and a resolve as `unreachable` that names this person as `secondClinician` come before it.
         *
         *     Roles: nurse, clinician, admin.
         */
        post: operations["confirmUnreachable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/tier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Raise the tier (nurse) or lower it (clinician, admin), with the reason
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["setAlertTier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open tasks, or the tasks of one patient, oldest first
         * @description Roles: front-desk, nurse, clinician, admin.
         */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task has been dealt with
         * @description Roles: front-desk, nurse, clinician, admin.
         */
        post: operations["finishTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/care-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The care plans, as the clinic has them
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        get: operations["listCarePlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/care-plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A care plan, as the clinic has it
         * @description Roles: system, front-desk, nurse, clinician, admin.
         */
        get: operations["getCarePlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/care-plans/{plan}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Propose the clinic's own times, channels and words; what is about safety stays locked
         * @description Roles: clinician, admin.
         */
        put: operations["proposePlanOverride"];
        post?: never;
        /**
         * The plan as it was written
         * @description Roles: clinician, admin.
         */
        delete: operations["removePlanOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/care-plans/{plan}/override/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A second person signs what was proposed
         * @description Roles: clinician, admin.
         */
        post: operations["approvePlanOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is on call now and next, the rota, and every gap in the next 14 days
         * @description Roles: nurse, clinician, admin.
         */
        get: operations["getOnCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The weekly shifts, on the clinic's wall clock, in place of those before
         * @description Roles: admin.
         */
        put: operations["setShifts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody else, or nobody, has a duty for a stretch
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["addOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/overrides/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * The rota as it was without an override
         * @description Roles: nurse, clinician, admin.
         */
        delete: operations["removeOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/swaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A colleague takes over a stretch of duty, and gives one back
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["swapDuty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An iCalendar file (text/calendar) of one duty, in place of what was imported for it before
         * @description Roles: admin.
         */
        post: operations["importCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Texts about duty: hand-overs, the morning test page, the digest of what waits
         * @description Roles: admin.
         */
        put: operations["setNotices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/test-pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A test page to one person now; their answer proves that the number works
         * @description Roles: nurse, clinician, admin.
         */
        post: operations["sendTestPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/on-call/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is paged by what and when, per tier
         * @description Roles: nurse, clinician, admin.
         */
        get: operations["getPolicy"];
        /**
         * The paging policy; one that can leave an alert unpaged is refused with the reason
         * @description Roles: admin.
         */
        put: operations["setPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The clinic’s webhooks, oldest first, without their secrets
         * @description Roles: admin.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Tell a system of the clinic of events; the answer alone holds the secret that signs
         * @description Deliveries follow Standard Webhooks (https://www.standardwebhooks.com): an https POST with `webhook-id`, `webhook-timestamp` and `webhook-signature`, and a body `{ "type", "timestamp", "data" }` of ids.
         *
         *     Roles: admin.
         */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook, without its secrets
         * @description Roles: admin.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Remove a webhook; what waits for it is not sent any more
         * @description Roles: admin.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret; for 24 hours each delivery is signed by the old one too
         * @description Roles: admin.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event `webhook.test` now, whatever the webhook asked for
         * @description Roles: admin.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log of one day: each event, its attempts, and when the next one is
         * @description Roles: admin.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver an event again now, under the same webhook-id
         * @description Roles: admin.
         */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `reply`: the patient's words. `code`: what staff text back. `contactBy`: when a person should have reached the patient. */
        Alert: {
            alertId: string;
            code: string;
            /** @enum {string} */
            tier: "emergency" | "urgent" | "prompt";
            signs: components["schemas"]["Sign"][];
            reply: string;
            because: string;
            /** @enum {string} */
            state: "paging" | "acknowledged" | "contacted" | "resolved";
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            contactBy: string;
            patientId: string;
            pages: components["schemas"]["Page"][];
            acknowledgedBy: {
                staffId: string;
                name: string;
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                until: string;
            } | null;
            contactedUntil: string | null;
            patientToldAt: string | null;
            attempts: {
                /** Format: date-time */
                at: string;
                by: string;
                kind: string;
            }[];
            unreachable: {
                by: string;
                name: string;
                /** Format: date-time */
                at: string;
                secondId: string;
                resolution: {
                    /** @enum {string} */
                    outcome: "sent-to-emergency" | "seen" | "in-person-arranged" | "advice-by-phone" | "referred" | "no-concern" | "duplicate" | "wrong-person" | "declined-care" | "unreachable";
                    note: string;
                    spokeTo?: string;
                    /** @enum {string} */
                    harm?: "none" | "mild" | "moderate" | "severe";
                    /** @enum {string} */
                    tierWas?: "too-high" | "right" | "too-low";
                    /** Format: date-time */
                    nextCheckAt?: string;
                    /** @enum {string} */
                    course?: "resume" | "hold" | "end";
                    secondClinician?: string;
                };
            } | null;
            outcome: {
                /** @enum {string} */
                outcome: "sent-to-emergency" | "seen" | "in-person-arranged" | "advice-by-phone" | "referred" | "no-concern" | "duplicate" | "wrong-person" | "declined-care" | "unreachable";
                note: string;
                spokeTo?: string;
                /** @enum {string} */
                harm?: "none" | "mild" | "moderate" | "severe";
                /** @enum {string} */
                tierWas?: "too-high" | "right" | "too-low";
                /** Format: date-time */
                nextCheckAt?: string;
                /** @enum {string} */
                course?: "resume" | "hold" | "end";
                secondClinician?: string;
                by: string;
                name: string;
                /** Format: date-time */
                at: string;
                confirmedBy?: {
                    staffId: string;
                    name: string;
                };
            } | null;
        };
        /** @description Durations are ISO 8601: PT2H, P3D. */
        CarePlan: {
            plan: string;
            title: string;
            priority: number;
            areas: string[];
            steps: {
                step: string;
                after: string;
                expiresAfter: string;
                /** @enum {string} */
                channel: "sms" | "email";
                message: string;
                texts?: {
                    [key: string]: string;
                };
                expectsAnswer: boolean;
                safety: boolean;
                silence?: {
                    remindAfter: string;
                    taskAfter: string;
                };
                areas?: string[];
                risks?: string[];
                why: string;
            }[];
        };
        /** @description One event on its way to one webhook. */
        Delivery: {
            deliveryId: string;
            webhookId: string;
            /** @enum {string} */
            state: "planned" | "claimed" | "delivered" | "failed" | "cancelled";
            event: {
                id: string;
                type: string;
                /** Format: date-time */
                timestamp: string;
                data: {
                    [key: string]: string;
                };
            };
            attempts: {
                /** Format: date-time */
                at: string;
                status?: number;
                because?: string;
            }[];
            nextAttemptAt: string | null;
            deliveredAt: string | null;
        };
        /** @description What is wrong with one field: a JSON pointer into the body, or /query/<name>. */
        FieldError: {
            pointer: string;
            detail: string;
            column?: string;
        };
        /** @description `text` of an e-mail is its text part. */
        FollowUp: {
            followUpId: string;
            step: string;
            /** @enum {string} */
            channel: "sms" | "email" | "voice";
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            status: "planned" | "claimed" | "sent" | "delivered" | "failed" | "uncertain" | "expired" | "cancelled" | "held";
            text: string;
        };
        /** @description A stretch in which nobody has a duty. */
        Gap: {
            /** @enum {string} */
            duty: "on-call" | "backup" | "fallback";
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        GatewayRefusal: {
            message: string;
        };
        /** @description `doneBy`: when the last row will have been logged. */
        Import: {
            importId: string;
            /** @enum {string} */
            state: "working" | "done";
            rows: number;
            done: number;
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** Format: date-time */
            doneBy?: string;
        };
        ImportedRow: {
            line: number;
            /** @constant */
            result: "created";
            treatmentId: string;
            patientId: string;
        } | {
            line: number;
            /** @constant */
            result: "repeated";
            treatmentId: string;
            patientId: string;
        } | {
            line: number;
            /** @constant */
            result: "invalid";
            errors: components["schemas"]["FieldError"][];
        } | {
            line: number;
            /** @constant */
            result: "failed";
        };
        /** @description How a booking system is connected; `address` is what it calls. */
        Intake: {
            /** @enum {string} */
            source: "generic" | "zenoti" | "square" | "mindbody" | "acuity" | "vagaro";
            address: string;
            services: {
                service: string;
                plan?: string;
                areas?: string[];
                product?: string;
                aftercare?: boolean;
            }[];
            consent?: {
                sms?: {
                    at: string;
                    is: string | number | boolean;
                };
                email?: {
                    at: string;
                    is: string | number | boolean;
                };
                statement: string;
            };
            fields?: {
                [key: string]: string;
            };
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
        };
        /** @description `missed`: steps whose time had passed when it was logged. */
        LoggedTreatment: {
            treatmentId: string;
            patientId: string;
            followUps: components["schemas"]["FollowUp"][];
            missed: {
                step: string;
                /** Format: date-time */
                dueAt: string;
            }[];
            externalId: string | null;
            metadata: {
                [key: string]: string;
            };
        };
        /** @description `at`: when it came, left, or is due to leave. `by`: who of the staff wrote it. */
        Message: {
            messageId: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            channel: "sms" | "email" | "voice";
            text: string;
            /** @constant */
            direction: "in";
            alertId?: string;
            keyword?: string;
        } | {
            messageId: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            channel: "sms" | "email" | "voice";
            text: string;
            /** @constant */
            direction: "out";
            /** @enum {string} */
            status: "planned" | "claimed" | "sent" | "delivered" | "failed" | "uncertain" | "expired" | "cancelled" | "held";
            /** @enum {string} */
            purpose: "follow-up" | "reminder" | "answer" | "personal" | "safety-answer" | "confirmation" | "notice" | "page" | "staff-answer" | "staff-reminder" | "staff-notice";
            step?: string;
            treatmentId?: string;
            alertId?: string;
            by?: string;
        };
        Override: {
            overrideId: string;
            /** @enum {string} */
            duty: "on-call" | "backup" | "fallback";
            staffId?: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @constant */
            imported?: true;
            by?: string;
            /** Format: date-time */
            at?: string;
        };
        /** @description One message about an alert to one member of the staff. */
        Page: {
            pageId: string;
            staffId?: string;
            /** @enum {string} */
            channel: "sms" | "email" | "voice";
            /** @enum {string} */
            state: "planned" | "claimed" | "sent" | "delivered" | "failed" | "uncertain" | "expired" | "cancelled" | "held";
            sentAt: string | null;
            round?: number;
        };
        /** @description `phone` is E.164. `known`: false for a number that texted before it was enrolled. */
        Patient: {
            patientId: string;
            name: string;
            phone: string | null;
            email: string | null;
            guardian: string | null;
            language: string;
            timeZone: string;
            consent: {
                sms: boolean;
                email: boolean;
            };
            openAlertId: string | null;
            lastReplyAt: string | null;
            known: boolean;
            /** Format: date-time */
            createdAt: string;
            externalId: string | null;
            metadata: {
                [key: string]: string;
            };
        };
        /** @description The whole record as it is stored. Later versions may store more. */
        PatientRecord: {
            patient: components["schemas"]["Patient"];
            consents: ({
                consentId: string;
                capturedAt: string;
            } & {
                [key: string]: unknown;
            })[];
            treatments: ({
                treatmentId: string;
                performedAt: string;
            } & {
                [key: string]: unknown;
            })[];
            messagesSent: ({
                outboundId: string;
                text: string;
            } & {
                [key: string]: unknown;
            })[];
            messagesReceived: ({
                messageId: string;
                text: string;
            } & {
                [key: string]: unknown;
            })[];
            alerts: ({
                alertId: string;
                openedAt: string;
            } & {
                [key: string]: unknown;
            })[];
            tasks: ({
                taskId: string;
                createdAt: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        PlanOverride: {
            plan: string;
            steps: {
                [key: string]: {
                    after?: string;
                    /** @enum {string} */
                    channel?: "sms" | "email";
                    off?: boolean;
                    texts?: {
                        [key: string]: string;
                    };
                };
            };
            signedBy: {
                staffId: string;
                name: string;
                /** Format: date-time */
                at: string;
            }[];
        };
        Policy: {
            emergency: components["schemas"]["TierPolicy"];
            urgent: components["schemas"]["TierPolicy"];
            prompt: components["schemas"]["TierPolicy"];
        };
        /** @description RFC 9457. Further members say what is true instead, such as who has the alert. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            errors?: components["schemas"]["FieldError"][];
        } & {
            [key: string]: unknown;
        };
        Procedure: {
            plan: string;
            areas: string[];
            product?: string;
            injector?: string;
        };
        /** @description `gaps`: in the next 14 days. */
        Rota: {
            shifts: components["schemas"]["Shift"][];
            overrides: components["schemas"]["Override"][];
            gaps: components["schemas"]["Gap"][];
        };
        /** @description On the clinic's wall clock; days from 1, Monday, to 7. */
        Shift: {
            shiftId: string;
            /** @enum {string} */
            duty: "on-call" | "backup" | "fallback";
            staffId: string;
            days: number[];
            from: string;
            to: string;
        };
        /** @description A warning sign, and where in the words it was found: offsets, end exclusive. */
        Sign: {
            sign: string;
            /** @enum {string} */
            tier: "emergency" | "urgent" | "prompt" | "soon" | "unclear" | "routine" | "other";
            evidence: {
                start: number;
                end: number;
                text: string;
            };
            rule: string;
        };
        /** @description Work for a person that is not urgent enough to page. A visit of a booking system has no patient yet: `checkout` opens its form. */
        Task: {
            taskId: string;
            /** @enum {string} */
            kind: "unclear" | "silence" | "undelivered" | "uncertain" | "expired" | "soon" | "phone" | "question" | "wrong-number" | "confirm" | "next-check" | "intake";
            patientId: string | null;
            /** Format: date-time */
            createdAt: string;
            because: string;
            /** @enum {string} */
            state: "open" | "done";
            offers?: {
                timeZone: string;
            };
            checkout?: string;
        };
        TierPolicy: {
            steps: {
                afterMinutes: number;
                who: string[];
                by: ("sms" | "email" | "voice")[];
            }[];
            afterwards: {
                everyMinutes: number;
                who: string[];
                by: ("sms" | "email" | "voice")[];
            };
            acknowledgeWithinMinutes: number;
            contactWithinMinutes: number;
            remindOwnerAtMinutes?: number;
            resumeAtMinutes: number;
            tellPatientAtMinutes: number;
        };
        /** @description What else it holds depends on its kind: texts, tiers, signs, ids. */
        TimelineEvent: {
            /** Format: date-time */
            at: string;
            kind: string;
            because?: string;
        } & {
            [key: string]: unknown;
        };
        Treatment: {
            treatmentId: string;
            patientId: string;
            followUps: components["schemas"]["FollowUp"][];
            missed: {
                step: string;
                /** Format: date-time */
                dueAt: string;
            }[];
            externalId: string | null;
            metadata: {
                [key: string]: string;
            };
            /** Format: date-time */
            performedAt: string;
            procedures: components["schemas"]["Procedure"][];
            /** @enum {string} */
            state: "running" | "cancelled";
        };
        TreatmentListed: {
            treatmentId: string;
            patientId: string;
            /** Format: date-time */
            loggedAt: string;
            /** Format: date-time */
            performedAt: string;
            procedures: components["schemas"]["Procedure"][];
            /** @enum {string} */
            state: "running" | "cancelled";
            externalId: string | null;
            metadata: {
                [key: string]: string;
            };
        };
        /** @description `disabled`: since when, and why, nothing is sent there any more. */
        Webhook: {
            webhookId: string;
            url: string;
            events: ("treatment.logged" | "message.delivered" | "message.failed" | "reply.received" | "alert.opened" | "alert.acknowledged" | "alert.contacted" | "alert.resolved" | "patient.opted-out" | "task.opened" | "task.done")[];
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            secretCreatedAt: string;
            disabled: {
                /** Format: date-time */
                at: string;
                /** @constant */
                because: "gone";
            } | null;
        };
    };
    responses: {
        /** @description The store is busy: send it again, with the same Idempotency-Key */
        Busy: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody has changed it since it was read (If-Match) */
        ChangedSince: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of the service: quote x-request-id */
        Fault: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role may not do this, or the token lacks the scope */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /** @description A field or a query parameter is not valid: see errors */
        Invalid: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The Idempotency-Key was used for another request */
        KeyUsed: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not the file that is wanted */
        NoFile: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is no JSON */
        NotJson: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is no JSON, or the Idempotency-Key is none */
        NotJsonOrNoKey: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large */
        TooLarge: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests: wait a second, then send it again */
        TooMany: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /** @description No token, or one that is not valid */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Quote it when you report a problem. */
        RequestId: string;
        /** @description The version of what people edit here; goes back as If-Match. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getIntake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "changedAt": "2026-11-23T18:18:00.000Z",
                     *       "changedBy": "dr-hale",
                     *       "services": [
                     *         {
                     *           "areas": [
                     *             "glabella"
                     *           ],
                     *           "service": "Botox",
                     *           "plan": "neurotoxin"
                     *         }
                     *       ],
                     *       "source": "vagaro",
                     *       "address": "https://care.example/v1/intake/vagaro?clinic=demo"
                     *     }
                     */
                    "application/json": components["schemas"]["Intake"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such booking system, or not connected */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    setUpIntake: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                source: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "secret": "the token of Vagaro",
                 *       "services": [
                 *         {
                 *           "service": "Botox",
                 *           "plan": "neurotoxin",
                 *           "areas": [
                 *             "glabella"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    secret?: string;
                    services: {
                        service: string;
                        plan?: string;
                        areas?: string[];
                        product?: string;
                        aftercare?: boolean;
                    }[];
                    consent?: {
                        sms?: {
                            at: string;
                            is: string | number | boolean;
                        };
                        email?: {
                            at: string;
                            is: string | number | boolean;
                        };
                        statement: string;
                    };
                    fields?: {
                        visitId?: string;
                        status?: string;
                        name?: string;
                        firstName?: string;
                        lastName?: string;
                        phone?: string;
                        email?: string;
                        performedAt?: string;
                        services?: string;
                        injector?: string;
                        occurredAt?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Connected; `address` is what the booking system has to call */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "source": "vagaro",
                     *       "changedAt": "2026-11-23T18:18:00.000Z",
                     *       "changedBy": "dr-hale",
                     *       "services": [
                     *         {
                     *           "service": "Botox",
                     *           "plan": "neurotoxin",
                     *           "areas": [
                     *             "glabella"
                     *           ]
                     *         }
                     *       ],
                     *       "address": "https://care.example/v1/intake/vagaro?clinic=demo"
                     *     }
                     */
                    "application/json": components["schemas"]["Intake"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such booking system */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            /** @description A field is not valid */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    receiveIntake: {
        parameters: {
            query: {
                /** @description The id of the clinic. */
                clinic: string;
            };
            header?: never;
            path: {
                source: "generic" | "zenoti" | "square" | "mindbody" | "acuity" | "vagaro";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
                "application/x-www-form-urlencoded": Record<string, never>;
            };
        };
        responses: {
            /** @description The same event again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "intakeId": "4f0c2d7a91be83d6"
                     *     }
                     */
                    "application/json": {
                        intakeId: string;
                    };
                };
            };
            /** @description Written down; it is worked through within seconds */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "intakeId": "4f0c2d7a91be83d6"
                     *     }
                     */
                    "application/json": {
                        intakeId: string;
                    };
                };
            };
            /** @description The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No signature, or one that does not fit; or too old a timestamp */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such booking system */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The event lacks what it cannot be without */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The store is busy: send it again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTreatments: {
        parameters: {
            query?: {
                /** @description Whose treatments. */
                patientId?: string;
                /** @description In place of patientId: the treatment with this id of the clinic's own. */
                externalId?: string;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The treatments, without their follow-ups */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "treatments": [
                     *         {
                     *           "treatmentId": "id00000001.id00000002",
                     *           "patientId": "id00000001",
                     *           "performedAt": "2026-11-23T18:05:00.000Z",
                     *           "loggedAt": "2026-11-23T18:05:00.000Z",
                     *           "procedures": [
                     *             {
                     *               "areas": [
                     *                 "glabella"
                     *               ],
                     *               "product": "Botox Cosmetic",
                     *               "injector": "Dr Lee",
                     *               "plan": "neurotoxin"
                     *             }
                     *           ],
                     *           "state": "running",
                     *           "externalId": "booking-4711",
                     *           "metadata": {
                     *             "room": "3"
                     *           }
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        treatments: components["schemas"]["TreatmentListed"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    logTreatment: {
        parameters: {
            query?: {
                /** @description "true": answer what would be planned, write nothing. */
                preview?: "true" | "false";
            };
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "patient": {
                 *         "name": "Ana Ruiz",
                 *         "phone": "+14155550123",
                 *         "email": "ana@example.com",
                 *         "language": "en",
                 *         "externalId": "guest-7"
                 *       },
                 *       "performedAt": "2026-11-23T18:05:00Z",
                 *       "procedures": [
                 *         {
                 *           "plan": "neurotoxin",
                 *           "areas": [
                 *             "glabella"
                 *           ],
                 *           "product": "Botox Cosmetic",
                 *           "injector": "Dr Lee"
                 *         }
                 *       ],
                 *       "consent": {
                 *         "sms": true,
                 *         "email": true,
                 *         "statement": "I agree to texts and e-mails about my aftercare.",
                 *         "method": "front-desk"
                 *       },
                 *       "externalId": "booking-4711",
                 *       "metadata": {
                 *         "room": "3"
                 *       }
                 *     }
                 */
                "application/json": {
                    patient: {
                        name: string;
                        phone?: string;
                        phoneConfirmed?: boolean;
                        /** Format: email */
                        email?: string;
                        language?: string;
                        timeZone?: string;
                        /** Format: date */
                        dateOfBirth?: string;
                        externalId?: string;
                        metadata?: {
                            [key: string]: string;
                        };
                    };
                    guardian?: {
                        name: string;
                        phone?: string;
                        phoneConfirmed?: boolean;
                        /** Format: email */
                        email?: string;
                    };
                    /** Format: date-time */
                    performedAt: string;
                    procedures: {
                        plan: string;
                        /** @default [] */
                        areas?: string[];
                        product?: string;
                        injector?: string;
                    }[];
                    risks?: ("neuromuscular" | "swallowing-or-breathing" | "high-dose" | "pregnancy" | "blood-thinners" | "first-treatment" | "shared-phone")[];
                    consent: {
                        sms?: boolean;
                        email?: boolean;
                        declined?: boolean;
                        statement?: string;
                        method?: string;
                        /** Format: date-time */
                        capturedAt?: string;
                    };
                    externalId?: string;
                    metadata?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Logged before, or a preview */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "booking-4711",
                     *       "metadata": {
                     *         "room": "3"
                     *       },
                     *       "missed": [],
                     *       "treatmentId": "id00000001.id00000002",
                     *       "patientId": "id00000001",
                     *       "followUps": [
                     *         {
                     *           "dueAt": "2026-11-23T18:05:00.000Z",
                     *           "status": "planned",
                     *           "text": "Harbor Clinic: Hi Ana, we'll text after your visit. No photos. Hard to breathe, swallow, talk or see? Call 911. HELP: help, STOP: end",
                     *           "followUpId": "id00000001.id00000002.welcome",
                     *           "step": "welcome",
                     *           "channel": "sms"
                     *         },
                     *         {
                     *           "dueAt": "2026-11-23T18:05:00.000Z",
                     *           "status": "planned",
                     *           "text": "Hello Ana,\n\nThank you for your visit to Harbor Clinic. Please keep this sheet.\n\nCall 911 at once if it is hard to breathe, swallow, talk or see, if your face droops, if you feel weak all over, or if you faint. Do not drive yourself.\n\nIn the…",
                     *           "followUpId": "id00000001.id00000002.aftercare",
                     *           "step": "aftercare",
                     *           "channel": "email"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LoggedTreatment"];
                };
            };
            /** @description Logged */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "externalId": "booking-4711",
                     *       "metadata": {
                     *         "room": "3"
                     *       },
                     *       "treatmentId": "id00000001.id00000002",
                     *       "patientId": "id00000001",
                     *       "followUps": [
                     *         {
                     *           "followUpId": "id00000001.id00000002.welcome",
                     *           "step": "welcome",
                     *           "channel": "sms",
                     *           "dueAt": "2026-11-23T18:05:00.000Z",
                     *           "status": "planned",
                     *           "text": "Harbor Clinic: Hi Ana, we'll text after your visit. No photos. Hard to breathe, swallow, talk or see? Call 911. HELP: help, STOP: end"
                     *         },
                     *         {
                     *           "followUpId": "id00000001.id00000002.aftercare",
                     *           "step": "aftercare",
                     *           "channel": "email",
                     *           "dueAt": "2026-11-23T18:05:00.000Z",
                     *           "status": "planned",
                     *           "text": "Hello Ana,\n\nThank you for your visit to Harbor Clinic. Please keep this sheet.\n\nCall 911 at once if it is hard to breathe, swallow, talk or see, if your face droops, if you feel weak all over, or if you faint. Do not drive yourself.\n\nIn the…"
                     *         }
                     *       ],
                     *       "missed": []
                     *     }
                     */
                    "application/json": components["schemas"]["LoggedTreatment"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The key was used with another body */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description A field is not valid */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getTreatment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The treatment */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "treatmentId": "id00000001.id00000002",
                     *       "patientId": "id00000001",
                     *       "performedAt": "2026-11-23T18:05:00.000Z",
                     *       "procedures": [
                     *         {
                     *           "injector": "Dr Lee",
                     *           "plan": "neurotoxin",
                     *           "areas": [
                     *             "glabella"
                     *           ],
                     *           "product": "Botox Cosmetic"
                     *         }
                     *       ],
                     *       "state": "running",
                     *       "followUps": [
                     *         {
                     *           "followUpId": "id00000001.id00000002.aftercare",
                     *           "step": "aftercare",
                     *           "channel": "email",
                     *           "dueAt": "2026-11-23T18:05:00.000Z",
                     *           "status": "delivered",
                     *           "text": "Hello Ana,\n\nThank you for your visit to Harbor Clinic. Please keep this sheet.\n\nCall 911 at once if it is hard to breathe, swallow, talk or see, if your face droops, if you feel weak all over, or if you faint. Do not drive yourself.\n\nIn the…"
                     *         },
                     *         {
                     *           "followUpId": "id00000001.id00000002.welcome",
                     *           "step": "welcome",
                     *           "channel": "sms",
                     *           "dueAt": "2026-11-23T18:05:00.000Z",
                     *           "status": "delivered",
                     *           "text": "Harbor Clinic: Hi Ana, we'll text after your visit. No photos. Hard to breathe, swallow, talk or see? Call 911. HELP: help, STOP: end"
                     *         }
                     *       ],
                     *       "missed": [],
                     *       "externalId": "booking-4711",
                     *       "metadata": {
                     *         "room": "3"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Treatment"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such treatment at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    cancelTreatment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was cancelled */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "treatmentId": "id00000001.id00000002",
                     *       "cancelled": [
                     *         {
                     *           "followUpId": "id00000001.id00000002.check-in-14d",
                     *           "step": "check-in-14d",
                     *           "channel": "sms",
                     *           "dueAt": "2026-12-07T18:05:00.000Z",
                     *           "status": "cancelled",
                     *           "text": "Harbor Clinic: Ana, do both sides look even and feel fine? Reply 1 all OK, 2 question, 3 something looks wrong or you feel weak."
                     *         },
                     *         {
                     *           "followUpId": "id00000001.id00000002.check-in-24h",
                     *           "step": "check-in-24h",
                     *           "channel": "sms",
                     *           "dueAt": "2026-11-24T18:05:00.000Z",
                     *           "status": "cancelled",
                     *           "text": "Harbor Clinic: Ana, hard to swallow, talk or breathe, weak, bad headache, rash? Call 911 now. Reply 1 OK, 2 question, 3 unwell."
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        treatmentId: string;
                        cancelled: components["schemas"]["FollowUp"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such treatment at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    changeTreatment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "metadata": {
                 *         "room": "4"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** Format: date-time */
                    performedAt?: string;
                    procedures?: {
                        plan: string;
                        /** @default [] */
                        areas?: string[];
                        product?: string;
                        injector?: string;
                    }[];
                    externalId?: string | null;
                    metadata?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description The course as it now stands */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "treatmentId": "id00000001.id00000002",
                     *       "patientId": "id00000001",
                     *       "performedAt": "2026-11-23T18:05:00.000Z",
                     *       "procedures": [
                     *         {
                     *           "plan": "neurotoxin",
                     *           "areas": [
                     *             "glabella"
                     *           ],
                     *           "product": "Botox Cosmetic",
                     *           "injector": "Dr Lee"
                     *         }
                     *       ],
                     *       "state": "running",
                     *       "followUps": [
                     *         {
                     *           "followUpId": "id00000001.id00000002.aftercare",
                     *           "step": "aftercare",
                     *           "channel": "email",
                     *           "dueAt": "2026-11-23T18:05:00.000Z",
                     *           "status": "delivered",
                     *           "text": "Hello Ana,\n\nThank you for your visit to Harbor Clinic. Please keep this sheet.\n\nCall 911 at once if it is hard to breathe, swallow, talk or see, if your face droops, if you feel weak all over, or if you faint. Do not drive yourself.\n\nIn the…"
                     *         },
                     *         {
                     *           "followUpId": "id00000001.id00000002.welcome",
                     *           "step": "welcome",
                     *           "channel": "sms",
                     *           "dueAt": "2026-11-23T18:05:00.000Z",
                     *           "status": "delivered",
                     *           "text": "Harbor Clinic: Hi Ana, we'll text after your visit. No photos. Hard to breathe, swallow, talk or see? Call 911. HELP: help, STOP: end"
                     *         }
                     *       ],
                     *       "missed": [],
                     *       "externalId": "booking-4711",
                     *       "metadata": {
                     *         "room": "4"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Treatment"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such treatment at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            /** @description A field is not valid */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    importTreatments: {
        parameters: {
            query?: {
                /** @description "true": answer what would become of every row, write nothing. */
                try?: string;
            };
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example name,phone,performed_at,procedures,consent_sms
                 *     Cy Park,+14155550125,2026-11-23T18:05:00.000Z,filler: lips,yes
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description A try: each row, ready or with its faults */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "written": false,
                     *       "rows": 1,
                     *       "ready": 1,
                     *       "invalid": 0,
                     *       "results": [
                     *         {
                     *           "line": 2,
                     *           "result": "ready"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        written: false;
                        rows: number;
                        ready: number;
                        invalid: number;
                        results: ({
                            line: number;
                            /** @constant */
                            result: "ready";
                        } | {
                            line: number;
                            /** @constant */
                            result: "invalid";
                            errors: components["schemas"]["FieldError"][];
                        })[];
                    };
                };
            };
            /** @description Taken; GET /v1/imports/{id} says how far it has come */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "e6ab36fce9c4ce82",
                     *       "state": "working",
                     *       "rows": 1,
                     *       "done": 0,
                     *       "startedAt": "2026-11-23T18:05:00.000Z",
                     *       "startedBy": "dr-hale",
                     *       "doneBy": "2026-11-23T18:06:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyUsed"];
            /** @description The file is too large */
            413: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No file */
            415: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not such a file: the header, or a line that cannot be read, is named */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The imports, without their rows */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "imports": [
                     *         {
                     *           "importId": "e6ab36fce9c4ce82",
                     *           "state": "done",
                     *           "rows": 1,
                     *           "done": 1,
                     *           "startedAt": "2026-11-23T18:05:00.000Z",
                     *           "startedBy": "dr-hale"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        imports: components["schemas"]["Import"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "e6ab36fce9c4ce82",
                     *       "state": "done",
                     *       "rows": 1,
                     *       "done": 1,
                     *       "startedAt": "2026-11-23T18:05:00.000Z",
                     *       "startedBy": "dr-hale",
                     *       "created": 1,
                     *       "repeated": 0,
                     *       "invalid": 0,
                     *       "failed": 0,
                     *       "results": [
                     *         {
                     *           "result": "created",
                     *           "treatmentId": "id0000000i.id0000000j",
                     *           "patientId": "id0000000i",
                     *           "line": 2
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        importId: string;
                        /** @enum {string} */
                        state: "working" | "done";
                        rows: number;
                        done: number;
                        /** Format: date-time */
                        startedAt: string;
                        startedBy: string;
                        /** Format: date-time */
                        doneBy?: string;
                        created: number;
                        repeated: number;
                        invalid: number;
                        failed: number;
                        results: components["schemas"]["ImportedRow"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such import at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    listPatients: {
        parameters: {
            query?: {
                /** @description The number in any usual form; a + is written %2B. */
                phone?: string;
                /** @description Beginnings of words of the name, at least two letters: ana rui. */
                name?: string;
                /** @description The id of the clinic's own. */
                externalId?: string;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The patients */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "patients": [
                     *         {
                     *           "patientId": "id00000001",
                     *           "name": "Ana Ruiz",
                     *           "phone": "+14155550123",
                     *           "email": "ana@example.com",
                     *           "guardian": null,
                     *           "language": "en",
                     *           "timeZone": "America/Los_Angeles",
                     *           "consent": {
                     *             "email": true,
                     *             "sms": true
                     *           },
                     *           "openAlertId": null,
                     *           "lastReplyAt": null,
                     *           "known": true,
                     *           "createdAt": "2026-11-23T18:05:00.000Z",
                     *           "externalId": "guest-7",
                     *           "metadata": {}
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        patients: components["schemas"]["Patient"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Not a phone number */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getPatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The patient */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "patientId": "id00000001",
                     *       "name": "Ana Ruiz",
                     *       "phone": "+14155550123",
                     *       "email": "ana@example.com",
                     *       "guardian": null,
                     *       "language": "en",
                     *       "timeZone": "America/Los_Angeles",
                     *       "consent": {
                     *         "sms": true,
                     *         "email": true
                     *       },
                     *       "openAlertId": null,
                     *       "lastReplyAt": null,
                     *       "known": true,
                     *       "createdAt": "2026-11-23T18:05:00.000Z",
                     *       "externalId": "guest-7",
                     *       "metadata": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Patient"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic, or erased */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    erasePatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Erased */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "patientId": "id00000001",
                     *       "erased": 25,
                     *       "consentsKept": 2,
                     *       "at": "2026-11-23T18:18:00.000Z"
                     *     }
                     */
                    "application/json": {
                        patientId: string;
                        erased: number;
                        consentsKept: number;
                        /** Format: date-time */
                        at: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description An alert is open, or an incident holds the record */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    changePatient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ana M. Ruiz"
                 *     }
                 */
                "application/json": {
                    name?: string;
                    phone?: string;
                    phoneConfirmed?: boolean;
                    /** Format: email */
                    email?: string;
                    language?: string;
                    timeZone?: string;
                    externalId?: string | null;
                    metadata?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description The patient */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "patientId": "id00000001",
                     *       "name": "Ana M. Ruiz",
                     *       "phone": "+14155550123",
                     *       "email": "ana@example.com",
                     *       "guardian": null,
                     *       "language": "en",
                     *       "timeZone": "America/Los_Angeles",
                     *       "consent": {
                     *         "email": true,
                     *         "sms": true
                     *       },
                     *       "openAlertId": null,
                     *       "lastReplyAt": null,
                     *       "known": true,
                     *       "createdAt": "2026-11-23T18:05:00.000Z",
                     *       "externalId": "guest-7",
                     *       "metadata": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Patient"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            /** @description A field is not valid */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    setConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sms": true,
                 *       "email": false,
                 *       "statement": "Texts only, please.",
                 *       "method": "phone"
                 *     }
                 */
                "application/json": {
                    sms?: boolean;
                    email?: boolean;
                    statement: string;
                    method: string;
                    /** Format: date-time */
                    capturedAt?: string;
                };
            };
        };
        responses: {
            /** @description The patient */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "patientId": "id00000001",
                     *       "name": "Ana M. Ruiz",
                     *       "phone": "+14155550123",
                     *       "email": "ana@example.com",
                     *       "guardian": null,
                     *       "language": "en",
                     *       "timeZone": "America/Los_Angeles",
                     *       "consent": {
                     *         "sms": true,
                     *         "email": false
                     *       },
                     *       "openAlertId": null,
                     *       "lastReplyAt": null,
                     *       "known": true,
                     *       "createdAt": "2026-11-23T18:05:00.000Z",
                     *       "externalId": "guest-7",
                     *       "metadata": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Patient"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            /** @description A field is not valid */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The messages */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "messages": [
                     *         {
                     *           "messageId": "id00000001.id00000002.aftercare",
                     *           "at": "2026-11-23T18:05:00.000Z",
                     *           "direction": "out",
                     *           "channel": "email",
                     *           "text": "Hello Ana,\n\nThank you for your visit to Harbor Clinic. Please keep this sheet.\n\nCall 911 at once if it is hard to breathe, swallow, talk or see, if your face droops, if you feel weak all over, or if you faint. Do not drive yourself.\n\nIn the…",
                     *           "status": "delivered",
                     *           "purpose": "follow-up",
                     *           "step": "aftercare",
                     *           "treatmentId": "id00000001.id00000002"
                     *         },
                     *         {
                     *           "messageId": "id00000001.id00000002.welcome",
                     *           "at": "2026-11-23T18:05:00.000Z",
                     *           "direction": "out",
                     *           "channel": "sms",
                     *           "text": "Harbor Clinic: Hi Ana, we'll text after your visit. No photos. Hard to breathe, swallow, talk or see? Call 911. HELP: help, STOP: end",
                     *           "status": "delivered",
                     *           "purpose": "follow-up",
                     *           "step": "welcome",
                     *           "treatmentId": "id00000001.id00000002"
                     *         }
                     *       ],
                     *       "next": "NDllNDczZDg5MzllNjhjZTIwMjYtMTEtMjNUMTg6MDU6MDAuMDAwWiBpZDAwMDAwMDAxLmlkMDAwMDAwMDIud2VsY29tZQ"
                     *     }
                     */
                    "application/json": {
                        messages: components["schemas"]["Message"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "How are you today?"
                 *     }
                 */
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description It leaves now, or at dueAt */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "messageId": "id00000001.id0000000f",
                     *       "dueAt": "2026-11-23T18:05:00.000Z",
                     *       "status": "planned",
                     *       "text": "How are you today?",
                     *       "segments": 1
                     *     }
                     */
                    "application/json": {
                        messageId: string;
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        status: "planned" | "claimed" | "sent" | "delivered" | "failed" | "uncertain" | "expired" | "cancelled" | "held";
                        text: string;
                        segments: number;
                    };
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No text may go to this patient: phone instead */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description The text is empty or too long */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    exportPatient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "patient": {
                     *         "patientId": "id00000001",
                     *         "name": "Ana M. Ruiz",
                     *         "phone": "+14155550123",
                     *         "email": "ana@example.com",
                     *         "guardian": null,
                     *         "language": "en",
                     *         "timeZone": "America/Los_Angeles",
                     *         "consent": {
                     *           "sms": true,
                     *           "email": false
                     *         },
                     *         "openAlertId": null,
                     *         "lastReplyAt": "2026-11-23T18:06:00.000Z",
                     *         "known": true,
                     *         "createdAt": "2026-11-23T18:05:00.000Z",
                     *         "externalId": "guest-7",
                     *         "metadata": {}
                     *       },
                     *       "consents": [
                     *         {
                     *           "recordedBy": "dr-hale",
                     *           "phone": "+14155550123",
                     *           "emailAddress": "ana@example.com",
                     *           "consentId": "id00000001.id00000005",
                     *           "personId": "id00000001",
                     *           "clinicId": "demo",
                     *           "sms": true,
                     *           "email": true,
                     *           "declined": false,
                     *           "statement": "I agree to texts and e-mails about my aftercare.",
                     *           "method": "front-desk",
                     *           "capturedAt": "2026-11-23T18:05:00.000Z"
                     *         },
                     *         {
                     *           "phone": "+14155550123",
                     *           "emailAddress": "ana@example.com",
                     *           "consentId": "id00000001.id0000000e",
                     *           "personId": "id00000001",
                     *           "clinicId": "demo",
                     *           "sms": true,
                     *           "email": false,
                     *           "declined": false,
                     *           "statement": "Texts only, please.",
                     *           "method": "phone",
                     *           "capturedAt": "2026-11-23T18:05:00.000Z",
                     *           "recordedBy": "dr-hale"
                     *         }
                     *       ],
                     *       "treatments": [
                     *         {
                     *           "clinicId": "demo",
                     *           "performedAt": "2026-11-23T18:05:00.000Z",
                     *           "loggedAt": "2026-11-23T18:05:00.000Z",
                     *           "procedures": [
                     *             {
                     *               "product": "Botox Cosmetic",
                     *               "injector": "Dr Lee",
                     *               "plan": "neurotoxin",
                     *               "areas": [
                     *                 "glabella"
                     *               ]
                     *             }
                     *           ],
                     *           "externalId": "booking-4711",
                     *           "metadata": {
                     *             "room": "4"
                     *           },
                     *           "request": "visit-4711",
                     *           "state": "cancelled",
                     *           "treatmentId": "id00000001.id00000002",
                     *           "personId": "id00000001"
                     *         }
                     *       ],
                     *       "messagesSent": [
                     *         {
                     *           "purpose": "staff-reminder",
                     *           "channel": "sms",
                     *           "to": "+14155550202",
                     *           "from": "+14155550100",
                     *           "text": "Harbor Clinic 94: You have A.M.R., and no contact or outcome is recorded. Text 94 c once you reach them. We page others again at 12:21 PM.",
                     *           "state": "delivered",
                     *           "timers": {},
                     *           "providerId": "provider-47",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "attempts": 0,
                     *           "history": [
                     *             {
                     *               "at": "2026-11-23T18:06:00.000Z",
                     *               "state": "planned"
                     *             },
                     *             {
                     *               "at": "2026-11-23T18:06:00.000Z",
                     *               "state": "claimed"
                     *             }
                     *           ],
                     *           "clinicId": "demo",
                     *           "place": "CLINIC#demo#PATIENT#id00000001",
                     *           "personId": "id00000001",
                     *           "alertId": "id00000001.carrier-24.alert",
                     *           "plannedFor": "2026-11-23T18:06:00.000Z",
                     *           "expiresAt": "2026-11-23T19:06:00.000Z",
                     *           "attempt": 1,
                     *           "outboundId": "id00000001.carrier-24.alert.id00000019",
                     *           "staffId": "nurse-kim"
                     *         },
                     *         {
                     *           "alertId": "id00000001.carrier-24.alert",
                     *           "plannedFor": "2026-11-23T18:06:00.000Z",
                     *           "expiresAt": "2026-11-23T19:06:00.000Z",
                     *           "attempt": 1,
                     *           "outboundId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "purpose": "page",
                     *           "channel": "sms",
                     *           "to": "+14155550201",
                     *           "from": "+14155550100",
                     *           "text": "EMERGENCY 94 Harbor Clinic: A.M.R. day 11-23, en, trouble swallowing. Patient is being texted: call 911. Reply 94 to take it, 94 c when reached. https://care.example/l/id0000000rid0000",
                     *           "round": 1,
                     *           "state": "delivered",
                     *           "timers": {},
                     *           "providerId": "provider-38",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "attempts": 0,
                     *           "history": [
                     *             {
                     *               "state": "planned",
                     *               "at": "2026-11-23T18:06:00.000Z"
                     *             },
                     *             {
                     *               "state": "claimed",
                     *               "at": "2026-11-23T18:06:00.000Z"
                     *             }
                     *           ],
                     *           "clinicId": "demo",
                     *           "place": "CLINIC#demo#PATIENT#id00000001",
                     *           "personId": "id00000001"
                     *         }
                     *       ],
                     *       "messagesReceived": [
                     *         {
                     *           "from": "+14155550123",
                     *           "to": "+14155550100",
                     *           "text": "can i wear makeup tomorrow?",
                     *           "receivedAt": "2026-11-23T18:06:00.000Z",
                     *           "verdict": {
                     *             "signs": [],
                     *             "rules": "f819f8eb08c70a33",
                     *             "tier": "other",
                     *             "pages": false,
                     *             "because": "Ordinary conversation."
                     *           },
                     *           "messageId": "id00000001.carrier-23",
                     *           "personId": "id00000001",
                     *           "clinicId": "demo"
                     *         },
                     *         {
                     *           "receivedAt": "2026-11-23T18:06:00.000Z",
                     *           "verdict": {
                     *             "rules": "f819f8eb08c70a33",
                     *             "tier": "emergency",
                     *             "pages": true,
                     *             "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *             "signs": [
                     *               {
                     *                 "sign": "swallowing",
                     *                 "tier": "emergency",
                     *                 "evidence": {
                     *                   "start": 11,
                     *                   "end": 25,
                     *                   "text": "hard to swolow"
                     *                 },
                     *                 "rule": "en-swallowing-cannot"
                     *               }
                     *             ]
                     *           },
                     *           "alertId": "id00000001.carrier-24.alert",
                     *           "messageId": "id00000001.carrier-24",
                     *           "personId": "id00000001",
                     *           "clinicId": "demo",
                     *           "from": "+14155550123",
                     *           "to": "+14155550100",
                     *           "text": "its really hard to swolow"
                     *         }
                     *       ],
                     *       "alerts": [
                     *         {
                     *           "tier": "urgent",
                     *           "signs": [
                     *             {
                     *               "sign": "swallowing",
                     *               "tier": "emergency",
                     *               "evidence": {
                     *                 "start": 11,
                     *                 "end": 25,
                     *                 "text": "hard to swolow"
                     *               },
                     *               "rule": "en-swallowing-cannot"
                     *             }
                     *           ],
                     *           "reply": "its really hard to swolow",
                     *           "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *           "alertId": "id00000001.carrier-24.alert",
                     *           "clinicId": "demo",
                     *           "personId": "id00000001",
                     *           "code": "94",
                     *           "messageIds": [
                     *             "id00000001.carrier-24"
                     *           ],
                     *           "state": "resolved",
                     *           "outcome": {
                     *             "harm": "none",
                     *             "tierWas": "too-high",
                     *             "course": "resume",
                     *             "outcome": "advice-by-phone",
                     *             "by": "dr-lee",
                     *             "name": "Dr Lee",
                     *             "at": "2026-11-23T18:06:00.000Z",
                     *             "note": "Swallows water; no swelling. Asked to call again at any change.",
                     *             "spokeTo": "Ana"
                     *           },
                     *           "openedAt": "2026-11-23T18:06:00.000Z",
                     *           "contactBy": "2026-11-23T18:21:00.000Z",
                     *           "chain": {
                     *             "fired": 1,
                     *             "startedAt": "2026-11-23T18:06:00.000Z"
                     *           },
                     *           "round": 2,
                     *           "acknowledgedBy": null,
                     *           "attempts": [
                     *             {
                     *               "by": "dr-lee",
                     *               "kind": "no-answer",
                     *               "at": "2026-11-23T18:06:00.000Z"
                     *             }
                     *           ],
                     *           "timers": {},
                     *           "history": [
                     *             {
                     *               "at": "2026-11-23T18:06:00.000Z",
                     *               "kind": "opened",
                     *               "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency."
                     *             },
                     *             {
                     *               "at": "2026-11-23T18:06:00.000Z",
                     *               "kind": "paged",
                     *               "staffIds": [
                     *                 "dr-lee",
                     *                 "nurse-kim"
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "tasks": [
                     *         {
                     *           "kind": "question",
                     *           "createdAt": "2026-11-23T18:06:00.000Z",
                     *           "because": "Ordinary conversation.",
                     *           "state": "done",
                     *           "timers": {},
                     *           "messageId": "id00000001.carrier-23",
                     *           "taskId": "id00000001.carrier-23.question",
                     *           "clinicId": "demo",
                     *           "personId": "id00000001",
                     *           "doneBy": "dr-hale",
                     *           "doneAt": "2026-11-23T18:06:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PatientRecord"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The mail */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "messageId": "id00000001.mail",
                     *       "receivedAt": "2026-11-23T18:18:00.000Z",
                     *       "content": "U3ViamVjdDogUmUNCg0KYWxsIGZpbmUNCg=="
                     *     }
                     */
                    "application/json": {
                        messageId: string;
                        /** Format: date-time */
                        receivedAt: string;
                        content: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such mail of this patient, or kept no longer */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "patient": {
                     *         "patientId": "id00000001",
                     *         "name": "Ana M. Ruiz",
                     *         "phone": "+14155550123",
                     *         "email": "ana@example.com",
                     *         "guardian": null,
                     *         "language": "en",
                     *         "timeZone": "America/Los_Angeles",
                     *         "consent": {
                     *           "sms": true,
                     *           "email": false
                     *         },
                     *         "openAlertId": null,
                     *         "lastReplyAt": "2026-11-23T18:06:00.000Z",
                     *         "known": true,
                     *         "createdAt": "2026-11-23T18:05:00.000Z",
                     *         "externalId": "guest-7",
                     *         "metadata": {}
                     *       },
                     *       "events": [
                     *         {
                     *           "at": "2026-11-23T18:05:00.000Z",
                     *           "kind": "consent-recorded",
                     *           "consentId": "id00000001.id00000005",
                     *           "sms": true,
                     *           "email": true,
                     *           "declined": false,
                     *           "statement": "I agree to texts and e-mails about my aftercare.",
                     *           "method": "front-desk",
                     *           "recordedBy": "dr-hale"
                     *         },
                     *         {
                     *           "at": "2026-11-23T18:05:00.000Z",
                     *           "kind": "consent-recorded",
                     *           "consentId": "id00000001.id0000000e",
                     *           "sms": true,
                     *           "email": false,
                     *           "declined": false,
                     *           "statement": "Texts only, please.",
                     *           "method": "phone",
                     *           "recordedBy": "dr-hale"
                     *         }
                     *       ],
                     *       "next": "MjU0M2YxNWFjMmI5NjM0OTIwMjYtMTEtMjNUMTg6MDU6MDAuMDAwWiAwMDAwMDI"
                     *     }
                     */
                    "application/json": {
                        patient: components["schemas"]["Patient"];
                        events: components["schemas"]["TimelineEvent"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description "open": those that are not resolved; without it also those whose code still rests after the outcome. */
                state?: "open" | "paging" | "acknowledged" | "contacted" | "resolved";
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alerts */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alerts": [
                     *         {
                     *           "alertId": "id00000001.carrier-24.alert",
                     *           "code": "94",
                     *           "tier": "emergency",
                     *           "signs": [
                     *             {
                     *               "tier": "emergency",
                     *               "evidence": {
                     *                 "start": 11,
                     *                 "end": 25,
                     *                 "text": "hard to swolow"
                     *               },
                     *               "rule": "en-swallowing-cannot",
                     *               "sign": "swallowing"
                     *             }
                     *           ],
                     *           "reply": "its really hard to swolow",
                     *           "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *           "state": "paging",
                     *           "openedAt": "2026-11-23T18:06:00.000Z",
                     *           "contactBy": "2026-11-23T18:21:00.000Z",
                     *           "patientId": "id00000001",
                     *           "pages": [
                     *             {
                     *               "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *               "staffId": "dr-lee",
                     *               "channel": "sms",
                     *               "state": "delivered",
                     *               "sentAt": "2026-11-23T18:06:00.000Z",
                     *               "round": 1
                     *             },
                     *             {
                     *               "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *               "staffId": "dr-lee",
                     *               "channel": "voice",
                     *               "state": "delivered",
                     *               "sentAt": "2026-11-23T18:06:00.000Z",
                     *               "round": 1
                     *             }
                     *           ],
                     *           "acknowledgedBy": null,
                     *           "contactedUntil": null,
                     *           "patientToldAt": null,
                     *           "attempts": [],
                     *           "unreachable": null,
                     *           "outcome": null
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        alerts: components["schemas"]["Alert"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000001.carrier-24.alert",
                     *       "code": "94",
                     *       "tier": "emergency",
                     *       "signs": [
                     *         {
                     *           "evidence": {
                     *             "text": "hard to swolow",
                     *             "start": 11,
                     *             "end": 25
                     *           },
                     *           "rule": "en-swallowing-cannot",
                     *           "sign": "swallowing",
                     *           "tier": "emergency"
                     *         }
                     *       ],
                     *       "reply": "its really hard to swolow",
                     *       "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *       "state": "paging",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000001",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": null,
                     *       "contactedUntil": null,
                     *       "patientToldAt": null,
                     *       "attempts": [],
                     *       "unreachable": null,
                     *       "outcome": null
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000001.carrier-24.alert",
                     *       "code": "94",
                     *       "tier": "emergency",
                     *       "signs": [
                     *         {
                     *           "sign": "swallowing",
                     *           "tier": "emergency",
                     *           "evidence": {
                     *             "start": 11,
                     *             "end": 25,
                     *             "text": "hard to swolow"
                     *           },
                     *           "rule": "en-swallowing-cannot"
                     *         }
                     *       ],
                     *       "reply": "its really hard to swolow",
                     *       "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *       "state": "acknowledged",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000001",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": {
                     *         "name": "Dr Lee",
                     *         "at": "2026-11-23T18:06:00.000Z",
                     *         "until": "2026-11-23T18:16:00.000Z",
                     *         "staffId": "dr-lee"
                     *       },
                     *       "contactedUntil": null,
                     *       "patientToldAt": null,
                     *       "attempts": [],
                     *       "unreachable": null,
                     *       "outcome": null
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first, or it is resolved */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    recordContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000001.carrier-24.alert",
                     *       "code": "94",
                     *       "tier": "emergency",
                     *       "signs": [
                     *         {
                     *           "tier": "emergency",
                     *           "evidence": {
                     *             "text": "hard to swolow",
                     *             "start": 11,
                     *             "end": 25
                     *           },
                     *           "rule": "en-swallowing-cannot",
                     *           "sign": "swallowing"
                     *         }
                     *       ],
                     *       "reply": "its really hard to swolow",
                     *       "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *       "state": "contacted",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000001",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": {
                     *         "until": "2026-11-23T20:21:00.000Z",
                     *         "staffId": "dr-lee",
                     *         "name": "Dr Lee",
                     *         "at": "2026-11-23T18:06:00.000Z"
                     *       },
                     *       "contactedUntil": "2026-11-23T20:06:00.000Z",
                     *       "patientToldAt": null,
                     *       "attempts": [
                     *         {
                     *           "at": "2026-11-23T18:06:00.000Z",
                     *           "by": "dr-lee",
                     *           "kind": "no-answer"
                     *         }
                     *       ],
                     *       "unreachable": null,
                     *       "outcome": null
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first, or it is resolved */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    recordAttempt: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "no-answer"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    kind: "no-answer" | "voicemail" | "busy" | "not-in-service" | "somebody-else-answered";
                };
            };
        };
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000001.carrier-24.alert",
                     *       "code": "94",
                     *       "tier": "emergency",
                     *       "signs": [
                     *         {
                     *           "tier": "emergency",
                     *           "evidence": {
                     *             "end": 25,
                     *             "text": "hard to swolow",
                     *             "start": 11
                     *           },
                     *           "rule": "en-swallowing-cannot",
                     *           "sign": "swallowing"
                     *         }
                     *       ],
                     *       "reply": "its really hard to swolow",
                     *       "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *       "state": "acknowledged",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000001",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": {
                     *         "at": "2026-11-23T18:06:00.000Z",
                     *         "until": "2026-11-23T18:16:00.000Z",
                     *         "staffId": "dr-lee",
                     *         "name": "Dr Lee"
                     *       },
                     *       "contactedUntil": null,
                     *       "patientToldAt": null,
                     *       "attempts": [
                     *         {
                     *           "kind": "no-answer",
                     *           "at": "2026-11-23T18:06:00.000Z",
                     *           "by": "dr-lee"
                     *         }
                     *       ],
                     *       "unreachable": null,
                     *       "outcome": null
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first, or it is resolved */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    handOverAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "nurse-kim"
                 *     }
                 */
                "application/json": {
                    to: string;
                };
            };
        };
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000001.carrier-24.alert",
                     *       "code": "94",
                     *       "tier": "urgent",
                     *       "signs": [
                     *         {
                     *           "evidence": {
                     *             "end": 25,
                     *             "text": "hard to swolow",
                     *             "start": 11
                     *           },
                     *           "rule": "en-swallowing-cannot",
                     *           "sign": "swallowing",
                     *           "tier": "emergency"
                     *         }
                     *       ],
                     *       "reply": "its really hard to swolow",
                     *       "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *       "state": "contacted",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000001",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": {
                     *         "staffId": "nurse-kim",
                     *         "name": "Nurse Kim",
                     *         "at": "2026-11-23T18:06:00.000Z",
                     *         "until": "2026-11-23T20:21:00.000Z"
                     *       },
                     *       "contactedUntil": "2026-11-23T20:06:00.000Z",
                     *       "patientToldAt": null,
                     *       "attempts": [
                     *         {
                     *           "kind": "no-answer",
                     *           "at": "2026-11-23T18:06:00.000Z",
                     *           "by": "dr-lee"
                     *         }
                     *       ],
                     *       "unreachable": null,
                     *       "outcome": null
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first, or it is resolved */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    escalateAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000001.carrier-24.alert",
                     *       "code": "94",
                     *       "tier": "urgent",
                     *       "signs": [
                     *         {
                     *           "tier": "emergency",
                     *           "evidence": {
                     *             "text": "hard to swolow",
                     *             "start": 11,
                     *             "end": 25
                     *           },
                     *           "rule": "en-swallowing-cannot",
                     *           "sign": "swallowing"
                     *         }
                     *       ],
                     *       "reply": "its really hard to swolow",
                     *       "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *       "state": "paging",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000001",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": null,
                     *       "contactedUntil": null,
                     *       "patientToldAt": null,
                     *       "attempts": [
                     *         {
                     *           "at": "2026-11-23T18:06:00.000Z",
                     *           "by": "dr-lee",
                     *           "kind": "no-answer"
                     *         }
                     *       ],
                     *       "unreachable": null,
                     *       "outcome": null
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first, or it is resolved */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    resolveAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "advice-by-phone",
                 *       "note": "Swallows water; no swelling. Asked to call again at any change.",
                 *       "spokeTo": "Ana",
                 *       "harm": "none",
                 *       "tierWas": "too-high",
                 *       "course": "resume"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    outcome: "sent-to-emergency" | "seen" | "in-person-arranged" | "advice-by-phone" | "referred" | "no-concern" | "duplicate" | "wrong-person" | "declined-care" | "unreachable" | "called";
                    note: string;
                    spokeTo?: string;
                    /** @enum {string} */
                    harm?: "none" | "mild" | "moderate" | "severe";
                    /** @enum {string} */
                    tierWas?: "too-high" | "right" | "too-low";
                    /** Format: date-time */
                    nextCheckAt?: string;
                    /** @enum {string} */
                    course?: "resume" | "hold" | "end";
                    secondClinician?: string;
                };
            };
        };
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000001.carrier-24.alert",
                     *       "code": "94",
                     *       "tier": "urgent",
                     *       "signs": [
                     *         {
                     *           "tier": "emergency",
                     *           "evidence": {
                     *             "start": 11,
                     *             "end": 25,
                     *             "text": "hard to swolow"
                     *           },
                     *           "rule": "en-swallowing-cannot",
                     *           "sign": "swallowing"
                     *         }
                     *       ],
                     *       "reply": "its really hard to swolow",
                     *       "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *       "state": "resolved",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000001",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": null,
                     *       "contactedUntil": null,
                     *       "patientToldAt": null,
                     *       "attempts": [
                     *         {
                     *           "by": "dr-lee",
                     *           "kind": "no-answer",
                     *           "at": "2026-11-23T18:06:00.000Z"
                     *         }
                     *       ],
                     *       "unreachable": null,
                     *       "outcome": {
                     *         "outcome": "advice-by-phone",
                     *         "by": "dr-lee",
                     *         "name": "Dr Lee",
                     *         "at": "2026-11-23T18:06:00.000Z",
                     *         "note": "Swallows water; no swelling. Asked to call again at any change.",
                     *         "spokeTo": "Ana",
                     *         "harm": "none",
                     *         "tierWas": "too-high",
                     *         "course": "resume"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first, or it is resolved */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    confirmUnreachable: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000021.carrier-78.alert",
                     *       "code": "50",
                     *       "tier": "emergency",
                     *       "signs": [
                     *         {
                     *           "rule": "en-breathing-cannot",
                     *           "sign": "breathing",
                     *           "tier": "emergency",
                     *           "evidence": {
                     *             "start": 2,
                     *             "end": 14,
                     *             "text": "cant breathe"
                     *           }
                     *         }
                     *       ],
                     *       "reply": "i cant breathe",
                     *       "because": "Says: trouble breathing (\"cant breathe\"). Tier emergency.",
                     *       "state": "resolved",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000021",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000021.carrier-78.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000021.carrier-78.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": null,
                     *       "contactedUntil": null,
                     *       "patientToldAt": "2026-11-23T18:16:00.000Z",
                     *       "attempts": [
                     *         {
                     *           "at": "2026-11-23T18:06:00.000Z",
                     *           "by": "dr-lee",
                     *           "kind": "no-answer"
                     *         },
                     *         {
                     *           "kind": "no-answer",
                     *           "at": "2026-11-23T18:10:00.000Z",
                     *           "by": "dr-lee"
                     *         }
                     *       ],
                     *       "unreachable": {
                     *         "resolution": {
                     *           "outcome": "unreachable",
                     *           "note": "Three calls.",
                     *           "secondClinician": "dr-hale"
                     *         },
                     *         "by": "dr-lee",
                     *         "name": "Dr Lee",
                     *         "at": "2026-11-23T18:18:00.000Z",
                     *         "secondId": "dr-hale"
                     *       },
                     *       "outcome": {
                     *         "outcome": "unreachable",
                     *         "note": "Three calls.",
                     *         "by": "dr-lee",
                     *         "name": "Dr Lee",
                     *         "at": "2026-11-23T18:18:00.000Z",
                     *         "confirmedBy": {
                     *           "name": "Dr Hale",
                     *           "staffId": "dr-hale"
                     *         },
                     *         "secondClinician": "dr-hale"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first, or it is resolved */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    setAlertTier: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "tier": "urgent",
                 *       "reason": "She drinks and speaks without effort."
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    tier: "emergency" | "urgent" | "prompt";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alertId": "id00000001.carrier-24.alert",
                     *       "code": "94",
                     *       "tier": "urgent",
                     *       "signs": [
                     *         {
                     *           "sign": "swallowing",
                     *           "tier": "emergency",
                     *           "evidence": {
                     *             "start": 11,
                     *             "end": 25,
                     *             "text": "hard to swolow"
                     *           },
                     *           "rule": "en-swallowing-cannot"
                     *         }
                     *       ],
                     *       "reply": "its really hard to swolow",
                     *       "because": "Says: trouble swallowing (\"hard to swolow\"). Tier emergency.",
                     *       "state": "contacted",
                     *       "openedAt": "2026-11-23T18:06:00.000Z",
                     *       "contactBy": "2026-11-23T18:21:00.000Z",
                     *       "patientId": "id00000001",
                     *       "pages": [
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.sms",
                     *           "staffId": "dr-lee",
                     *           "channel": "sms",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         },
                     *         {
                     *           "pageId": "id00000001.carrier-24.alert.r1.dr-lee.voice",
                     *           "staffId": "dr-lee",
                     *           "channel": "voice",
                     *           "state": "delivered",
                     *           "sentAt": "2026-11-23T18:06:00.000Z",
                     *           "round": 1
                     *         }
                     *       ],
                     *       "acknowledgedBy": {
                     *         "at": "2026-11-23T18:06:00.000Z",
                     *         "until": "2026-11-23T20:21:00.000Z",
                     *         "staffId": "dr-lee",
                     *         "name": "Dr Lee"
                     *       },
                     *       "contactedUntil": "2026-11-23T20:06:00.000Z",
                     *       "patientToldAt": null,
                     *       "attempts": [
                     *         {
                     *           "by": "dr-lee",
                     *           "kind": "no-answer",
                     *           "at": "2026-11-23T18:06:00.000Z"
                     *         }
                     *       ],
                     *       "unreachable": null,
                     *       "outcome": null
                     *     }
                     */
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such alert at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Somebody else was first, or it is resolved */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description "open", as without it; "done" for the tasks of one patient alone. */
                state?: "open" | "done";
                /** @description One of unclear, silence, undelivered, uncertain, expired, soon, phone, question, wrong-number, confirm, next-check, intake. */
                kind?: "unclear" | "silence" | "undelivered" | "uncertain" | "expired" | "soon" | "phone" | "question" | "wrong-number" | "confirm" | "next-check" | "intake";
                /** @description The tasks about this patient. */
                patientId?: string;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tasks */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "tasks": [
                     *         {
                     *           "taskId": "id00000001.carrier-23.question",
                     *           "kind": "question",
                     *           "patientId": "id00000001",
                     *           "createdAt": "2026-11-23T18:06:00.000Z",
                     *           "because": "Ordinary conversation.",
                     *           "state": "open"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        tasks: components["schemas"]["Task"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such patient at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    finishTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "taskId": "id00000001.carrier-23.question",
                     *       "kind": "question",
                     *       "patientId": "id00000001",
                     *       "createdAt": "2026-11-23T18:06:00.000Z",
                     *       "because": "Ordinary conversation.",
                     *       "state": "done"
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such task at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["KeyUsed"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    listCarePlans: {
        parameters: {
            query?: {
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The care plans */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "carePlans": [
                     *         {
                     *           "plan": "neurotoxin",
                     *           "title": "Neurotoxin",
                     *           "priority": 2,
                     *           "areas": [
                     *             "glabella",
                     *             "forehead"
                     *           ],
                     *           "steps": [
                     *             {
                     *               "step": "welcome",
                     *               "after": "PT0M",
                     *               "expiresAfter": "PT24H",
                     *               "channel": "sms",
                     *               "message": "welcome",
                     *               "expectsAnswer": false,
                     *               "safety": false,
                     *               "why": "Confirms the enrolment, names STOP and HELP (CTIA guidelines; carriers require a confirmation), and names the danger signs before the first check-in"
                     *             },
                     *             {
                     *               "step": "aftercare",
                     *               "after": "PT0M",
                     *               "expiresAfter": "P3D",
                     *               "channel": "email",
                     *               "message": "aftercare-neurotoxin",
                     *               "expectsAnswer": false,
                     *               "safety": false,
                     *               "why": "The full aftercare sheet in writing: what to look for, what to do, whom to call (safety-netting, BJGP 2009)"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": "ZDE4M2NjNjhiZTYyODI5MnBsYW4gMDAwMDAw"
                     *     }
                     */
                    "application/json": {
                        carePlans: components["schemas"]["CarePlan"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getCarePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The care plan */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plan": "neurotoxin",
                     *       "title": "Neurotoxin",
                     *       "priority": 2,
                     *       "areas": [
                     *         "glabella",
                     *         "forehead"
                     *       ],
                     *       "steps": [
                     *         {
                     *           "step": "welcome",
                     *           "after": "PT0M",
                     *           "expiresAfter": "PT24H",
                     *           "channel": "sms",
                     *           "message": "welcome",
                     *           "expectsAnswer": false,
                     *           "safety": false,
                     *           "why": "Confirms the enrolment, names STOP and HELP (CTIA guidelines; carriers require a confirmation), and names the danger signs before the first check-in"
                     *         },
                     *         {
                     *           "step": "aftercare",
                     *           "after": "PT0M",
                     *           "expiresAfter": "P3D",
                     *           "channel": "email",
                     *           "message": "aftercare-neurotoxin",
                     *           "expectsAnswer": false,
                     *           "safety": false,
                     *           "why": "The full aftercare sheet in writing: what to look for, what to do, whom to call (safety-netting, BJGP 2009)"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        plan: string;
                        title: string;
                        priority: number;
                        areas: string[];
                        steps: {
                            step: string;
                            after: string;
                            expiresAfter: string;
                            /** @enum {string} */
                            channel: "sms" | "email";
                            message: string;
                            texts?: {
                                [key: string]: string;
                            };
                            expectsAnswer: boolean;
                            safety: boolean;
                            silence?: {
                                remindAfter: string;
                                taskAfter: string;
                            };
                            areas?: string[];
                            risks?: string[];
                            why: string;
                        }[];
                        override?: components["schemas"]["PlanOverride"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such plan */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    proposePlanOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                plan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "steps": {
                 *         "check-in-24h": {
                 *           "after": "PT20H"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    steps: {
                        [key: string]: {
                            after?: string;
                            /** @enum {string} */
                            channel?: "sms" | "email";
                            off?: boolean;
                            texts?: {
                                [key: string]: string;
                            };
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Proposed; a second person has to approve */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "carePlan": {
                     *         "plan": "neurotoxin",
                     *         "title": "Neurotoxin",
                     *         "priority": 2,
                     *         "areas": [
                     *           "glabella",
                     *           "forehead"
                     *         ],
                     *         "steps": [
                     *           {
                     *             "step": "welcome",
                     *             "after": "PT0M",
                     *             "expiresAfter": "PT24H",
                     *             "channel": "sms",
                     *             "message": "welcome",
                     *             "expectsAnswer": false,
                     *             "safety": false,
                     *             "why": "Confirms the enrolment, names STOP and HELP (CTIA guidelines; carriers require a confirmation), and names the danger signs before the first check-in"
                     *           },
                     *           {
                     *             "step": "aftercare",
                     *             "after": "PT0M",
                     *             "expiresAfter": "P3D",
                     *             "channel": "email",
                     *             "message": "aftercare-neurotoxin",
                     *             "expectsAnswer": false,
                     *             "safety": false,
                     *             "why": "The full aftercare sheet in writing: what to look for, what to do, whom to call (safety-netting, BJGP 2009)"
                     *           }
                     *         ]
                     *       },
                     *       "override": {
                     *         "plan": "neurotoxin",
                     *         "steps": {
                     *           "check-in-24h": {
                     *             "after": "PT20H"
                     *           }
                     *         },
                     *         "signedBy": [
                     *           {
                     *             "staffId": "dr-hale",
                     *             "name": "Dr Hale",
                     *             "at": "2026-11-23T18:18:00.000Z"
                     *           }
                     *         ]
                     *       },
                     *       "inForce": false,
                     *       "signaturesMissing": 1
                     *     }
                     */
                    "application/json": {
                        carePlan: components["schemas"]["CarePlan"];
                        override: components["schemas"]["PlanOverride"] | null;
                        inForce: boolean;
                        signaturesMissing: number;
                    };
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such plan */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            /** @description A change is not allowed */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    removePlanOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "carePlan": {
                     *         "plan": "neurotoxin",
                     *         "title": "Neurotoxin",
                     *         "priority": 2,
                     *         "areas": [
                     *           "glabella",
                     *           "forehead"
                     *         ],
                     *         "steps": [
                     *           {
                     *             "step": "welcome",
                     *             "after": "PT0M",
                     *             "expiresAfter": "PT24H",
                     *             "channel": "sms",
                     *             "message": "welcome",
                     *             "expectsAnswer": false,
                     *             "safety": false,
                     *             "why": "Confirms the enrolment, names STOP and HELP (CTIA guidelines; carriers require a confirmation), and names the danger signs before the first check-in"
                     *           },
                     *           {
                     *             "step": "aftercare",
                     *             "after": "PT0M",
                     *             "expiresAfter": "P3D",
                     *             "channel": "email",
                     *             "message": "aftercare-neurotoxin",
                     *             "expectsAnswer": false,
                     *             "safety": false,
                     *             "why": "The full aftercare sheet in writing: what to look for, what to do, whom to call (safety-netting, BJGP 2009)"
                     *           }
                     *         ]
                     *       },
                     *       "override": null,
                     *       "inForce": false,
                     *       "signaturesMissing": 2
                     *     }
                     */
                    "application/json": {
                        carePlan: components["schemas"]["CarePlan"];
                        override: components["schemas"]["PlanOverride"] | null;
                        inForce: boolean;
                        signaturesMissing: number;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Nothing is proposed */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    approvePlanOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path: {
                plan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "carePlan": {
                     *         "plan": "neurotoxin",
                     *         "title": "Neurotoxin",
                     *         "priority": 2,
                     *         "areas": [
                     *           "glabella",
                     *           "forehead"
                     *         ],
                     *         "steps": [
                     *           {
                     *             "step": "welcome",
                     *             "after": "PT0M",
                     *             "expiresAfter": "PT24H",
                     *             "channel": "sms",
                     *             "message": "welcome",
                     *             "expectsAnswer": false,
                     *             "safety": false,
                     *             "why": "Confirms the enrolment, names STOP and HELP (CTIA guidelines; carriers require a confirmation), and names the danger signs before the first check-in"
                     *           },
                     *           {
                     *             "step": "aftercare",
                     *             "after": "PT0M",
                     *             "expiresAfter": "P3D",
                     *             "channel": "email",
                     *             "message": "aftercare-neurotoxin",
                     *             "expectsAnswer": false,
                     *             "safety": false,
                     *             "why": "The full aftercare sheet in writing: what to look for, what to do, whom to call (safety-netting, BJGP 2009)"
                     *           }
                     *         ]
                     *       },
                     *       "override": {
                     *         "steps": {
                     *           "check-in-24h": {
                     *             "after": "PT20H"
                     *           }
                     *         },
                     *         "signedBy": [
                     *           {
                     *             "name": "Dr Hale",
                     *             "at": "2026-11-23T18:18:00.000Z",
                     *             "staffId": "dr-hale"
                     *           },
                     *           {
                     *             "staffId": "dr-lee",
                     *             "name": "Dr Lee",
                     *             "at": "2026-11-23T18:18:00.000Z"
                     *           }
                     *         ],
                     *         "plan": "neurotoxin"
                     *       },
                     *       "inForce": true,
                     *       "signaturesMissing": 0
                     *     }
                     */
                    "application/json": {
                        carePlan: components["schemas"]["CarePlan"];
                        override: components["schemas"]["PlanOverride"] | null;
                        inForce: boolean;
                        signaturesMissing: number;
                    };
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description Nothing is proposed */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["KeyUsed"];
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getOnCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rota */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "now": {
                     *         "on-call": {
                     *           "staffId": "dr-lee",
                     *           "name": "Dr Lee"
                     *         },
                     *         "backup": {
                     *           "staffId": "nurse-kim",
                     *           "name": "Nurse Kim"
                     *         },
                     *         "fallback": {
                     *           "staffId": "dr-hale",
                     *           "name": "Dr Hale"
                     *         }
                     *       },
                     *       "next": null,
                     *       "gaps": [],
                     *       "zone": "America/Los_Angeles",
                     *       "shifts": [
                     *         {
                     *           "shiftId": "backup",
                     *           "duty": "backup",
                     *           "staffId": "nurse-kim",
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00"
                     *         },
                     *         {
                     *           "duty": "fallback",
                     *           "staffId": "dr-hale",
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "fallback"
                     *         }
                     *       ],
                     *       "overrides": []
                     *     }
                     */
                    "application/json": {
                        now: {
                            "on-call": {
                                staffId: string;
                                name: string;
                            } | null;
                            backup: {
                                staffId: string;
                                name: string;
                            } | null;
                            fallback: {
                                staffId: string;
                                name: string;
                            } | null;
                        };
                        next: {
                            /** Format: date-time */
                            at: string;
                            "on-call": {
                                staffId: string;
                                name: string;
                            } | null;
                            backup: {
                                staffId: string;
                                name: string;
                            } | null;
                            fallback: {
                                staffId: string;
                                name: string;
                            } | null;
                        } | null;
                        zone: string;
                        shifts: components["schemas"]["Shift"][];
                        overrides: components["schemas"]["Override"][];
                        gaps: components["schemas"]["Gap"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The clinic is not set up */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    setShifts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shifts": [
                 *         {
                 *           "shiftId": "on-call",
                 *           "duty": "on-call",
                 *           "staffId": "dr-lee",
                 *           "days": [
                 *             1,
                 *             2,
                 *             3,
                 *             4,
                 *             5,
                 *             6,
                 *             7
                 *           ],
                 *           "from": "00:00",
                 *           "to": "24:00"
                 *         },
                 *         {
                 *           "shiftId": "backup",
                 *           "duty": "backup",
                 *           "staffId": "nurse-kim",
                 *           "days": [
                 *             1,
                 *             2,
                 *             3,
                 *             4,
                 *             5,
                 *             6,
                 *             7
                 *           ],
                 *           "from": "00:00",
                 *           "to": "24:00"
                 *         },
                 *         {
                 *           "shiftId": "fallback",
                 *           "duty": "fallback",
                 *           "staffId": "dr-hale",
                 *           "days": [
                 *             1,
                 *             2,
                 *             3,
                 *             4,
                 *             5,
                 *             6,
                 *             7
                 *           ],
                 *           "from": "00:00",
                 *           "to": "24:00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    shifts: {
                        shiftId?: string;
                        /** @enum {string} */
                        duty: "on-call" | "backup" | "fallback";
                        staffId: string;
                        days: number[];
                        from: string;
                        to: string | "24:00";
                    }[];
                };
            };
        };
        responses: {
            /** @description The rota and its gaps */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shifts": [
                     *         {
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "backup",
                     *           "duty": "backup",
                     *           "staffId": "nurse-kim"
                     *         },
                     *         {
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "fallback",
                     *           "duty": "fallback",
                     *           "staffId": "dr-hale",
                     *           "days": [
                     *             1,
                     *             2
                     *           ]
                     *         }
                     *       ],
                     *       "overrides": [],
                     *       "gaps": []
                     *     }
                     */
                    "application/json": components["schemas"]["Rota"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            /** @description A shift is not valid */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    addOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "duty": "on-call",
                 *       "startsAt": "2030-12-01T18:00:00Z",
                 *       "endsAt": "2030-12-02T18:00:00Z",
                 *       "staffId": "nurse-kim"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    duty: "on-call" | "backup" | "fallback";
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    staffId?: string | null;
                };
            };
        };
        responses: {
            /** @description The Idempotency-Key was used for this before: how things stand */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rota"];
                };
            };
            /** @description The rota and its gaps */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shifts": [
                     *         {
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "backup",
                     *           "duty": "backup",
                     *           "staffId": "nurse-kim"
                     *         },
                     *         {
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "fallback",
                     *           "duty": "fallback",
                     *           "staffId": "dr-hale",
                     *           "days": [
                     *             1,
                     *             2
                     *           ]
                     *         }
                     *       ],
                     *       "overrides": [
                     *         {
                     *           "overrideId": "20261123181800000-000-id0000004b",
                     *           "duty": "on-call",
                     *           "startsAt": "2030-12-01T18:00:00.000Z",
                     *           "endsAt": "2030-12-02T18:00:00.000Z",
                     *           "staffId": "nurse-kim",
                     *           "at": "2026-11-23T18:18:00.000Z",
                     *           "by": "Dr Hale"
                     *         }
                     *       ],
                     *       "gaps": []
                     *     }
                     */
                    "application/json": components["schemas"]["Rota"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyUsed"];
            413: components["responses"]["TooLarge"];
            /** @description The stretch is not valid */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    removeOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rota and its gaps */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shifts": [
                     *         {
                     *           "duty": "backup",
                     *           "staffId": "nurse-kim",
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "backup"
                     *         },
                     *         {
                     *           "staffId": "dr-hale",
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "fallback",
                     *           "duty": "fallback"
                     *         }
                     *       ],
                     *       "overrides": [],
                     *       "gaps": []
                     *     }
                     */
                    "application/json": components["schemas"]["Rota"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such override at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    swapDuty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "duty": "on-call",
                 *       "startsAt": "2030-12-03T18:00:00Z",
                 *       "endsAt": "2030-12-04T18:00:00Z",
                 *       "staffId": "dr-lee",
                 *       "with": "nurse-kim"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    duty: "on-call" | "backup" | "fallback";
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    staffId: string;
                    with: string;
                    back?: {
                        /** Format: date-time */
                        startsAt: string;
                        /** Format: date-time */
                        endsAt: string;
                    };
                };
            };
        };
        responses: {
            /** @description The Idempotency-Key was used for this before: how things stand */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rota"];
                };
            };
            /** @description The rota and its gaps */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shifts": [
                     *         {
                     *           "to": "24:00",
                     *           "shiftId": "backup",
                     *           "duty": "backup",
                     *           "staffId": "nurse-kim",
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00"
                     *         },
                     *         {
                     *           "shiftId": "fallback",
                     *           "duty": "fallback",
                     *           "staffId": "dr-hale",
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00"
                     *         }
                     *       ],
                     *       "overrides": [
                     *         {
                     *           "overrideId": "20261123181800000-000-id0000004c",
                     *           "duty": "on-call",
                     *           "startsAt": "2030-12-03T18:00:00.000Z",
                     *           "endsAt": "2030-12-04T18:00:00.000Z",
                     *           "staffId": "nurse-kim",
                     *           "at": "2026-11-23T18:18:00.000Z",
                     *           "by": "Dr Hale"
                     *         }
                     *       ],
                     *       "gaps": []
                     *     }
                     */
                    "application/json": components["schemas"]["Rota"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyUsed"];
            413: components["responses"]["TooLarge"];
            /** @description Not theirs to give */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    importCalendar: {
        parameters: {
            query?: {
                /** @description One of on-call, backup, fallback; on-call without one. */
                duty?: string;
                /** @description "true": answer what it would set and which gaps it would leave, write nothing. */
                try?: string;
                /** @description A staff id: whose calendar it is, for events that name nobody. */
                whose?: string;
                /** @description Whose single events are, or none: 3:dr-lee,5:none. */
                chosen?: string;
            };
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example BEGIN:VCALENDAR
                 *     VERSION:2.0
                 *     BEGIN:VEVENT
                 *     SUMMARY:Nurse Kim
                 *     DTSTART:20261201T180000Z
                 *     DTEND:20261202T020000Z
                 *     END:VEVENT
                 *     END:VCALENDAR
                 */
                "text/calendar": string;
            };
        };
        responses: {
            /** @description The rota and its gaps; of a try each event of the next 14 days with the zone it was read in */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "shifts": [
                     *         {
                     *           "duty": "backup",
                     *           "staffId": "nurse-kim",
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "backup"
                     *         },
                     *         {
                     *           "staffId": "dr-hale",
                     *           "days": [
                     *             1,
                     *             2
                     *           ],
                     *           "from": "00:00",
                     *           "to": "24:00",
                     *           "shiftId": "fallback",
                     *           "duty": "fallback"
                     *         }
                     *       ],
                     *       "overrides": [
                     *         {
                     *           "duty": "on-call",
                     *           "startsAt": "2030-12-03T18:00:00.000Z",
                     *           "endsAt": "2030-12-04T18:00:00.000Z",
                     *           "staffId": "nurse-kim",
                     *           "at": "2026-11-23T18:18:00.000Z",
                     *           "by": "Dr Hale",
                     *           "overrideId": "20261123181800000-000-id0000004c"
                     *         },
                     *         {
                     *           "overrideId": "20261123181800000-001-id0000004d",
                     *           "duty": "backup",
                     *           "startsAt": "2026-12-01T18:00:00.000Z",
                     *           "endsAt": "2026-12-02T02:00:00.000Z",
                     *           "staffId": "nurse-kim",
                     *           "at": "2026-11-23T18:18:00.000Z",
                     *           "by": "Dr Hale",
                     *           "imported": true
                     *         }
                     *       ],
                     *       "gaps": []
                     *     }
                     */
                    "application/json": components["schemas"]["Rota"] | {
                        /** @constant */
                        written: false;
                        shifts: components["schemas"]["Shift"][];
                        overrides: components["schemas"]["Override"][];
                        gaps: components["schemas"]["Gap"][];
                        opened: components["schemas"]["Gap"][];
                        gapsBefore: components["schemas"]["Gap"][];
                        events: ({
                            /** Format: date-time */
                            startsAt: string;
                            /** Format: date-time */
                            endsAt: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    };
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyUsed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NoFile"];
            /** @description An event does not say for sure whose it is or when, or the file is none */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    setNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "handOver": true,
                 *       "readinessAt": "08:00",
                 *       "digestAt": "08:30"
                 *     }
                 */
                "application/json": {
                    handOver: boolean;
                    readinessAt?: string | null;
                    digestAt?: string | null;
                };
            };
        };
        responses: {
            /** @description The notices, and whose number is known to work */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "notices": {
                     *         "handOver": true,
                     *         "readinessAt": "08:00",
                     *         "digestAt": "08:30"
                     *       },
                     *       "verified": {},
                     *       "unanswered": []
                     *     }
                     */
                    "application/json": {
                        notices: {
                            handOver: boolean;
                            readinessAt?: string;
                            digestAt?: string;
                        };
                        verified: {
                            [key: string]: string;
                        };
                        unanswered: {
                            staffId: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            /** @description A field is not valid */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    sendTestPage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "staffId": "nurse-kim",
                 *       "by": "sms"
                 *     }
                 */
                "application/json": {
                    staffId: string;
                    /** @enum {string} */
                    by?: "sms" | "voice";
                };
            };
        };
        responses: {
            /** @description The Idempotency-Key was used for this before: how things stand */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staffId: string;
                        /** Format: date-time */
                        sentAt: string;
                    };
                };
            };
            /** @description Sent */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "staffId": "nurse-kim",
                     *       "sentAt": "2026-11-23T18:18:00.000Z"
                     *     }
                     */
                    "application/json": {
                        staffId: string;
                        /** Format: date-time */
                        sentAt: string;
                    };
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["KeyUsed"];
            413: components["responses"]["TooLarge"];
            /** @description Nobody of the staff, or no phone */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "emergency": {
                     *         "steps": [
                     *           {
                     *             "afterMinutes": 0,
                     *             "who": [
                     *               "on-call",
                     *               "backup"
                     *             ],
                     *             "by": [
                     *               "sms",
                     *               "voice"
                     *             ]
                     *           },
                     *           {
                     *             "afterMinutes": 5,
                     *             "who": [
                     *               "on-call",
                     *               "backup"
                     *             ],
                     *             "by": [
                     *               "sms",
                     *               "voice"
                     *             ]
                     *           }
                     *         ],
                     *         "afterwards": {
                     *           "everyMinutes": 5,
                     *           "who": [
                     *             "on-call",
                     *             "backup"
                     *           ],
                     *           "by": [
                     *             "sms",
                     *             "voice"
                     *           ]
                     *         },
                     *         "acknowledgeWithinMinutes": 5,
                     *         "contactWithinMinutes": 15,
                     *         "resumeAtMinutes": 10,
                     *         "tellPatientAtMinutes": 10
                     *       },
                     *       "urgent": {
                     *         "steps": [
                     *           {
                     *             "afterMinutes": 0,
                     *             "who": [
                     *               "on-call"
                     *             ],
                     *             "by": [
                     *               "sms"
                     *             ]
                     *           },
                     *           {
                     *             "afterMinutes": 5,
                     *             "who": [
                     *               "on-call"
                     *             ],
                     *             "by": [
                     *               "sms",
                     *               "voice"
                     *             ]
                     *           }
                     *         ],
                     *         "afterwards": {
                     *           "everyMinutes": 15,
                     *           "who": [
                     *             "on-call",
                     *             "backup"
                     *           ],
                     *           "by": [
                     *             "sms",
                     *             "voice"
                     *           ]
                     *         },
                     *         "acknowledgeWithinMinutes": 5,
                     *         "contactWithinMinutes": 15,
                     *         "remindOwnerAtMinutes": 10,
                     *         "resumeAtMinutes": 15,
                     *         "tellPatientAtMinutes": 15
                     *       },
                     *       "prompt": {
                     *         "steps": [
                     *           {
                     *             "afterMinutes": 0,
                     *             "who": [
                     *               "on-call"
                     *             ],
                     *             "by": [
                     *               "sms"
                     *             ]
                     *           },
                     *           {
                     *             "afterMinutes": 15,
                     *             "who": [
                     *               "backup"
                     *             ],
                     *             "by": [
                     *               "sms"
                     *             ]
                     *           }
                     *         ],
                     *         "afterwards": {
                     *           "everyMinutes": 30,
                     *           "who": [
                     *             "on-call",
                     *             "backup"
                     *           ],
                     *           "by": [
                     *             "sms",
                     *             "voice"
                     *           ]
                     *         },
                     *         "acknowledgeWithinMinutes": 15,
                     *         "contactWithinMinutes": 60,
                     *         "remindOwnerAtMinutes": 40,
                     *         "resumeAtMinutes": 60,
                     *         "tellPatientAtMinutes": 60
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Policy"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The clinic is not set up */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    setPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what this change was decided on. Where somebody has changed it since: 412, and nothing is done. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "emergency": {
                 *         "steps": [
                 *           {
                 *             "afterMinutes": 0,
                 *             "who": [
                 *               "on-call",
                 *               "backup"
                 *             ],
                 *             "by": [
                 *               "sms",
                 *               "voice"
                 *             ]
                 *           },
                 *           {
                 *             "afterMinutes": 5,
                 *             "who": [
                 *               "on-call",
                 *               "backup",
                 *               "fallback"
                 *             ],
                 *             "by": [
                 *               "sms",
                 *               "voice"
                 *             ]
                 *           }
                 *         ],
                 *         "afterwards": {
                 *           "everyMinutes": 5,
                 *           "who": [
                 *             "on-call",
                 *             "backup",
                 *             "fallback"
                 *           ],
                 *           "by": [
                 *             "sms",
                 *             "voice"
                 *           ]
                 *         },
                 *         "acknowledgeWithinMinutes": 5,
                 *         "contactWithinMinutes": 15,
                 *         "resumeAtMinutes": 10,
                 *         "tellPatientAtMinutes": 10
                 *       },
                 *       "urgent": {
                 *         "steps": [
                 *           {
                 *             "afterMinutes": 0,
                 *             "who": [
                 *               "on-call"
                 *             ],
                 *             "by": [
                 *               "sms"
                 *             ]
                 *           },
                 *           {
                 *             "afterMinutes": 5,
                 *             "who": [
                 *               "on-call"
                 *             ],
                 *             "by": [
                 *               "sms",
                 *               "voice"
                 *             ]
                 *           },
                 *           {
                 *             "afterMinutes": 10,
                 *             "who": [
                 *               "backup"
                 *             ],
                 *             "by": [
                 *               "sms",
                 *               "voice"
                 *             ]
                 *           },
                 *           {
                 *             "afterMinutes": 15,
                 *             "who": [
                 *               "fallback"
                 *             ],
                 *             "by": [
                 *               "sms",
                 *               "voice"
                 *             ]
                 *           }
                 *         ],
                 *         "afterwards": {
                 *           "everyMinutes": 15,
                 *           "who": [
                 *             "on-call",
                 *             "backup",
                 *             "fallback"
                 *           ],
                 *           "by": [
                 *             "sms",
                 *             "voice"
                 *           ]
                 *         },
                 *         "acknowledgeWithinMinutes": 5,
                 *         "contactWithinMinutes": 15,
                 *         "remindOwnerAtMinutes": 10,
                 *         "resumeAtMinutes": 15,
                 *         "tellPatientAtMinutes": 15
                 *       },
                 *       "prompt": {
                 *         "steps": [
                 *           {
                 *             "afterMinutes": 0,
                 *             "who": [
                 *               "on-call"
                 *             ],
                 *             "by": [
                 *               "sms"
                 *             ]
                 *           },
                 *           {
                 *             "afterMinutes": 15,
                 *             "who": [
                 *               "backup"
                 *             ],
                 *             "by": [
                 *               "sms"
                 *             ]
                 *           },
                 *           {
                 *             "afterMinutes": 30,
                 *             "who": [
                 *               "fallback"
                 *             ],
                 *             "by": [
                 *               "sms"
                 *             ]
                 *           }
                 *         ],
                 *         "afterwards": {
                 *           "everyMinutes": 30,
                 *           "who": [
                 *             "on-call",
                 *             "backup",
                 *             "fallback"
                 *           ],
                 *           "by": [
                 *             "sms",
                 *             "voice"
                 *           ]
                 *         },
                 *         "acknowledgeWithinMinutes": 15,
                 *         "contactWithinMinutes": 60,
                 *         "remindOwnerAtMinutes": 40,
                 *         "resumeAtMinutes": 60,
                 *         "tellPatientAtMinutes": 60
                 *       }
                 *     }
                 */
                "application/json": {
                    emergency: {
                        steps: {
                            afterMinutes: number;
                            who: string[];
                            by: ("sms" | "voice" | "email")[];
                        }[];
                        afterwards: {
                            everyMinutes: number;
                            who: string[];
                            by: ("sms" | "voice" | "email")[];
                        };
                        acknowledgeWithinMinutes: number;
                        contactWithinMinutes: number;
                        remindOwnerAtMinutes?: number;
                        resumeAtMinutes: number;
                        tellPatientAtMinutes: number;
                    };
                    urgent: {
                        steps: {
                            afterMinutes: number;
                            who: string[];
                            by: ("sms" | "voice" | "email")[];
                        }[];
                        afterwards: {
                            everyMinutes: number;
                            who: string[];
                            by: ("sms" | "voice" | "email")[];
                        };
                        acknowledgeWithinMinutes: number;
                        contactWithinMinutes: number;
                        remindOwnerAtMinutes?: number;
                        resumeAtMinutes: number;
                        tellPatientAtMinutes: number;
                    };
                    prompt: {
                        steps: {
                            afterMinutes: number;
                            who: string[];
                            by: ("sms" | "voice" | "email")[];
                        }[];
                        afterwards: {
                            everyMinutes: number;
                            who: string[];
                            by: ("sms" | "voice" | "email")[];
                        };
                        acknowledgeWithinMinutes: number;
                        contactWithinMinutes: number;
                        remindOwnerAtMinutes?: number;
                        resumeAtMinutes: number;
                        tellPatientAtMinutes: number;
                    };
                };
            };
        };
        responses: {
            /** @description The policy */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "emergency": {
                     *         "steps": [
                     *           {
                     *             "afterMinutes": 0,
                     *             "who": [
                     *               "on-call",
                     *               "backup"
                     *             ],
                     *             "by": [
                     *               "sms",
                     *               "voice"
                     *             ]
                     *           },
                     *           {
                     *             "afterMinutes": 5,
                     *             "who": [
                     *               "on-call",
                     *               "backup"
                     *             ],
                     *             "by": [
                     *               "sms",
                     *               "voice"
                     *             ]
                     *           }
                     *         ],
                     *         "afterwards": {
                     *           "everyMinutes": 5,
                     *           "who": [
                     *             "on-call",
                     *             "backup"
                     *           ],
                     *           "by": [
                     *             "sms",
                     *             "voice"
                     *           ]
                     *         },
                     *         "acknowledgeWithinMinutes": 5,
                     *         "contactWithinMinutes": 15,
                     *         "resumeAtMinutes": 10,
                     *         "tellPatientAtMinutes": 10
                     *       },
                     *       "urgent": {
                     *         "steps": [
                     *           {
                     *             "afterMinutes": 0,
                     *             "who": [
                     *               "on-call"
                     *             ],
                     *             "by": [
                     *               "sms"
                     *             ]
                     *           },
                     *           {
                     *             "afterMinutes": 5,
                     *             "who": [
                     *               "on-call"
                     *             ],
                     *             "by": [
                     *               "sms",
                     *               "voice"
                     *             ]
                     *           }
                     *         ],
                     *         "afterwards": {
                     *           "everyMinutes": 15,
                     *           "who": [
                     *             "on-call",
                     *             "backup"
                     *           ],
                     *           "by": [
                     *             "sms",
                     *             "voice"
                     *           ]
                     *         },
                     *         "acknowledgeWithinMinutes": 5,
                     *         "contactWithinMinutes": 15,
                     *         "remindOwnerAtMinutes": 10,
                     *         "resumeAtMinutes": 15,
                     *         "tellPatientAtMinutes": 15
                     *       },
                     *       "prompt": {
                     *         "steps": [
                     *           {
                     *             "afterMinutes": 0,
                     *             "who": [
                     *               "on-call"
                     *             ],
                     *             "by": [
                     *               "sms"
                     *             ]
                     *           },
                     *           {
                     *             "afterMinutes": 15,
                     *             "who": [
                     *               "backup"
                     *             ],
                     *             "by": [
                     *               "sms"
                     *             ]
                     *           }
                     *         ],
                     *         "afterwards": {
                     *           "everyMinutes": 30,
                     *           "who": [
                     *             "on-call",
                     *             "backup"
                     *           ],
                     *           "by": [
                     *             "sms",
                     *             "voice"
                     *           ]
                     *         },
                     *         "acknowledgeWithinMinutes": 15,
                     *         "contactWithinMinutes": 60,
                     *         "remindOwnerAtMinutes": 40,
                     *         "resumeAtMinutes": 60,
                     *         "tellPatientAtMinutes": 60
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Policy"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            412: components["responses"]["ChangedSince"];
            413: components["responses"]["TooLarge"];
            /** @description It could leave an alert unpaged */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhooks": [
                     *         {
                     *           "webhookId": "id0000004h",
                     *           "url": "https://systems.harbor.example/aftercare",
                     *           "events": [
                     *             "treatment.logged",
                     *             "alert.opened"
                     *           ],
                     *           "createdAt": "2026-11-23T18:18:00.000Z",
                     *           "createdBy": "dr-hale",
                     *           "secretCreatedAt": "2026-11-23T18:18:00.000Z",
                     *           "disabled": null
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        webhooks: components["schemas"]["Webhook"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://systems.harbor.example/aftercare",
                 *       "events": [
                 *         "treatment.logged",
                 *         "alert.opened"
                 *       ]
                 *     }
                 */
                "application/json": {
                    url: string;
                    events: ("treatment.logged" | "message.delivered" | "message.failed" | "reply.received" | "alert.opened" | "alert.acknowledged" | "alert.contacted" | "alert.resolved" | "patient.opted-out" | "task.opened" | "task.done")[];
                };
            };
        };
        responses: {
            /** @description The Idempotency-Key was used for this before: how things stand */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhookId: string;
                        url: string;
                        events: ("treatment.logged" | "message.delivered" | "message.failed" | "reply.received" | "alert.opened" | "alert.acknowledged" | "alert.contacted" | "alert.resolved" | "patient.opted-out" | "task.opened" | "task.done")[];
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        secretCreatedAt: string;
                        disabled: {
                            /** Format: date-time */
                            at: string;
                            /** @constant */
                            because: "gone";
                        } | null;
                        /** Format: starts_with */
                        secret: string;
                    };
                };
            };
            /** @description The webhook and its secret */
            201: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhookId": "id0000004h",
                     *       "url": "https://systems.harbor.example/aftercare",
                     *       "events": [
                     *         "treatment.logged",
                     *         "alert.opened"
                     *       ],
                     *       "createdAt": "2026-11-23T18:18:00.000Z",
                     *       "createdBy": "dr-hale",
                     *       "secretCreatedAt": "2026-11-23T18:18:00.000Z",
                     *       "disabled": null,
                     *       "secret": "whsec_0162AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
                     *     }
                     */
                    "application/json": {
                        webhookId: string;
                        url: string;
                        events: ("treatment.logged" | "message.delivered" | "message.failed" | "reply.received" | "alert.opened" | "alert.acknowledged" | "alert.contacted" | "alert.resolved" | "patient.opted-out" | "task.opened" | "task.done")[];
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        secretCreatedAt: string;
                        disabled: {
                            /** Format: date-time */
                            at: string;
                            /** @constant */
                            because: "gone";
                        } | null;
                        /** Format: starts_with */
                        secret: string;
                    };
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There are as many as a clinic may have */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            /** @description The address is not on the public internet, or an event is unknown */
            422: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhookId": "id0000004h",
                     *       "url": "https://systems.harbor.example/aftercare",
                     *       "events": [
                     *         "treatment.logged",
                     *         "alert.opened"
                     *       ],
                     *       "createdAt": "2026-11-23T18:18:00.000Z",
                     *       "createdBy": "dr-hale",
                     *       "secretCreatedAt": "2026-11-23T18:18:00.000Z",
                     *       "disabled": null
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such webhook at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is removed */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhookId": "id0000004h",
                     *       "removed": true
                     *     }
                     */
                    "application/json": {
                        webhookId: string;
                        /** @constant */
                        removed: true;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such webhook at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook and its new secret */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhookId": "id0000004h",
                     *       "url": "https://systems.harbor.example/aftercare",
                     *       "events": [
                     *         "treatment.logged",
                     *         "alert.opened"
                     *       ],
                     *       "createdAt": "2026-11-23T18:18:00.000Z",
                     *       "createdBy": "dr-hale",
                     *       "secretCreatedAt": "2026-11-23T18:18:00.000Z",
                     *       "disabled": null,
                     *       "secret": "whsec_0163AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                     *       "oldSecretUntil": "2026-11-24T18:18:00.000Z"
                     *     }
                     */
                    "application/json": {
                        webhookId: string;
                        url: string;
                        events: ("treatment.logged" | "message.delivered" | "message.failed" | "reply.received" | "alert.opened" | "alert.acknowledged" | "alert.contacted" | "alert.resolved" | "patient.opted-out" | "task.opened" | "task.done")[];
                        /** Format: date-time */
                        createdAt: string;
                        createdBy: string;
                        /** Format: date-time */
                        secretCreatedAt: string;
                        disabled: {
                            /** Format: date-time */
                            at: string;
                            /** @constant */
                            because: "gone";
                        } | null;
                        /** Format: starts_with */
                        secret: string;
                        oldSecretUntil: string | null;
                    };
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such webhook at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            409: components["responses"]["KeyUsed"];
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveryId": "2026-11-23.evt_test_id0000004k",
                     *       "webhookId": "id0000004h",
                     *       "state": "planned",
                     *       "event": {
                     *         "id": "evt_test_id0000004k",
                     *         "type": "webhook.test",
                     *         "timestamp": "2026-11-23T18:18:00.000Z",
                     *         "data": {
                     *           "webhookId": "id0000004h"
                     *         }
                     *       },
                     *       "attempts": [],
                     *       "nextAttemptAt": "2026-11-23T18:18:00.000Z",
                     *       "deliveredAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such webhook at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The webhook is disabled */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description A day of UTC such as 2026-11-23; today unless given. Kept for 30 days. */
                day?: string;
                /** @description Only deliveries in this state. */
                state?: "planned" | "claimed" | "delivered" | "failed" | "cancelled";
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description `next` of the answer before, with the same filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries, in the order of their events */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "deliveryId": "2026-11-23.evt_test_id0000004k",
                     *           "webhookId": "id0000004h",
                     *           "state": "delivered",
                     *           "event": {
                     *             "id": "evt_test_id0000004k",
                     *             "type": "webhook.test",
                     *             "timestamp": "2026-11-23T18:18:00.000Z",
                     *             "data": {
                     *               "webhookId": "id0000004h"
                     *             }
                     *           },
                     *           "attempts": [
                     *             {
                     *               "at": "2026-11-23T18:18:00.000Z",
                     *               "status": 200
                     *             }
                     *           ],
                     *           "nextAttemptAt": null,
                     *           "deliveredAt": "2026-11-23T18:18:00.000Z"
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        deliveries: components["schemas"]["Delivery"][];
                        next: string | null;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such webhook at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Up to 200 printable characters. A request that comes again with its key is not carried out again; keys are known for 30 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery */
            202: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveryId": "2026-11-23.evt_test_id0000004k",
                     *       "webhookId": "id0000004h",
                     *       "state": "planned",
                     *       "event": {
                     *         "id": "evt_test_id0000004k",
                     *         "type": "webhook.test",
                     *         "timestamp": "2026-11-23T18:18:00.000Z",
                     *         "data": {
                     *           "webhookId": "id0000004h"
                     *         }
                     *       },
                     *       "attempts": [
                     *         {
                     *           "at": "2026-11-23T18:18:00.000Z",
                     *           "status": 200
                     *         }
                     *       ],
                     *       "nextAttemptAt": "2026-11-23T18:18:00.000Z",
                     *       "deliveredAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["NotJsonOrNoKey"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description No such delivery at this clinic */
            404: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The webhook is disabled */
            409: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Fault"];
            503: components["responses"]["Busy"];
        };
    };
}
