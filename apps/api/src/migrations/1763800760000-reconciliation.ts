import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reconciliation1763800760000 implements MigrationInterface {
    name = 'Reconciliation1763800760000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE \`reconciliations\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`merchantId\` int UNSIGNED NOT NULL,
                \`mchid\` varchar(16) NOT NULL,
                \`date\` date NOT NULL,
                \`state\` varchar(32) NOT NULL,
                \`source\` varchar(32) NULL,
                \`billLines\` int UNSIGNED NOT NULL DEFAULT '0',
                \`matched\` int UNSIGNED NOT NULL DEFAULT '0',
                \`matchedAmount\` bigint NOT NULL DEFAULT '0',
                \`oursOnly\` int UNSIGNED NOT NULL DEFAULT '0',
                \`theirsOnly\` int UNSIGNED NOT NULL DEFAULT '0',
                \`amountDiffers\` int UNSIGNED NOT NULL DEFAULT '0',
                \`billPaid\` bigint NOT NULL DEFAULT '0',
                \`billRefunded\` bigint NOT NULL DEFAULT '0',
                \`billSettled\` bigint NOT NULL DEFAULT '0',
                \`billReturned\` bigint NOT NULL DEFAULT '0',
                \`feeCharged\` bigint NOT NULL DEFAULT '0',
                \`feeReturned\` bigint NOT NULL DEFAULT '0',
                \`postedFeeCharged\` bigint NOT NULL DEFAULT '0',
                \`postedFeeReturned\` bigint NOT NULL DEFAULT '0',
                \`ourPaid\` bigint NOT NULL DEFAULT '0',
                \`ourRefunded\` bigint NOT NULL DEFAULT '0',
                \`fundFlow\` text NULL,
                \`problem\` varchar(32) NULL,
                \`tryAgain\` tinyint NOT NULL DEFAULT 1,
                \`runs\` int UNSIGNED NOT NULL DEFAULT '0',
                \`linesOfRun\` int UNSIGNED NOT NULL DEFAULT '0',
                \`startedAt\` datetime(3) NULL,
                \`finishedAt\` datetime(3) NULL,
                \`progress\` int UNSIGNED NOT NULL DEFAULT '0',
                \`lease\` varchar(32) NULL,
                \`leaseUntil\` datetime(3) NULL,
                INDEX \`reconciliations_lease\` (\`state\`, \`leaseUntil\`),
                INDEX \`reconciliations_state\` (\`organizationId\`, \`state\`, \`date\`, \`id\`),
                INDEX \`reconciliations_newest\` (\`organizationId\`, \`date\`, \`id\`),
                UNIQUE INDEX \`reconciliations_day\` (\`merchantId\`, \`date\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`reconciliation_runs\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`reconciliationId\` int UNSIGNED NOT NULL,
                \`number\` int UNSIGNED NOT NULL,
                \`source\` varchar(32) NOT NULL,
                \`startedById\` int UNSIGNED NULL,
                \`startedAt\` datetime(3) NOT NULL,
                \`finishedAt\` datetime(3) NULL,
                \`outcome\` varchar(32) NULL,
                UNIQUE INDEX \`reconciliation_runs_number\` (\`reconciliationId\`, \`number\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`bill_lines\` (
                \`reconciliationId\` int UNSIGNED NOT NULL,
                \`run\` int UNSIGNED NOT NULL,
                \`transactionId\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`refundId\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`outTradeNo\` varchar(64) NOT NULL,
                \`outRefundNo\` varchar(64) NOT NULL,
                \`at\` datetime(3) NOT NULL,
                \`amount\` bigint NOT NULL,
                \`settled\` bigint NOT NULL,
                \`fee\` bigint NOT NULL,
                \`rate\` int UNSIGNED NULL,
                \`goods\` varchar(127) NOT NULL,
                PRIMARY KEY (\`reconciliationId\`, \`run\`, \`transactionId\`, \`refundId\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`reconciliation_differences\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`reconciliationId\` int UNSIGNED NOT NULL,
                \`merchantId\` int UNSIGNED NOT NULL,
                \`date\` date NOT NULL,
                \`kind\` varchar(32) NOT NULL,
                \`state\` varchar(32) NOT NULL,
                \`subject\` varchar(32) NOT NULL,
                \`subjectKey\` varchar(160) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
                \`outTradeNo\` varchar(64) NULL,
                \`transactionId\` varchar(64) NULL,
                \`outRefundNo\` varchar(64) NULL,
                \`refundId\` varchar(64) NULL,
                \`theirs\` bigint NULL,
                \`ours\` bigint NULL,
                \`at\` datetime(3) NULL,
                \`paymentId\` int UNSIGNED NULL,
                \`ourRefundId\` int UNSIGNED NULL,
                \`ticketId\` int UNSIGNED NULL,
                \`resolution\` varchar(32) NULL,
                \`waitsFor\` date NULL,
                \`seenInRun\` int UNSIGNED NOT NULL,
                INDEX \`reconciliation_differences_waiting\` (\`merchantId\`, \`state\`, \`kind\`, \`id\`),
                INDEX \`reconciliation_differences_kind\` (\`organizationId\`, \`kind\`, \`id\`),
                INDEX \`reconciliation_differences_state\` (\`organizationId\`, \`state\`, \`id\`),
                INDEX \`reconciliation_differences_newest\` (\`organizationId\`, \`id\`),
                UNIQUE INDEX \`reconciliation_differences_subject\` (\`reconciliationId\`, \`subjectKey\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
        await queryRunner.query(`
            CREATE TABLE \`reconciliation_difference_events\` (
                \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT,
                \`organizationId\` int UNSIGNED NOT NULL,
                \`differenceId\` int UNSIGNED NOT NULL,
                \`at\` datetime(3) NOT NULL,
                \`actorId\` int UNSIGNED NULL,
                \`action\` varchar(32) NOT NULL,
                \`note\` varchar(500) NULL,
                INDEX \`reconciliation_difference_events_difference\` (\`differenceId\`, \`id\`),
                PRIMARY KEY (\`id\`)
            ) ENGINE = InnoDB
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        for (const table of ['reconciliation_difference_events', 'reconciliation_differences', 'bill_lines', 'reconciliation_runs', 'reconciliations']) {
            await queryRunner.query(`DROP TABLE \`${table}\``);
        }
    }

}
