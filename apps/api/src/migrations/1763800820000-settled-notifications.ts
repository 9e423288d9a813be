import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SettledNotifications1763800820000 implements MigrationInterface {
    name = 'SettledNotifications1763800820000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`unexplained_notifications\`
            ADD \`settledAt\` datetime(3) NULL,
            ADD \`settledById\` int UNSIGNED NULL,
            ADD \`settledNote\` varchar(500) NULL
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE \`unexplained_notifications\`
            DROP COLUMN \`settledAt\`,
            DROP COLUMN \`settledById\`,
            DROP COLUMN \`settledNote\`
        `);
    }

}
